package io.penstock.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The loopback ports of one stack. Without a wish each process gets the port it had last time, else its default, else
 * any free one. With a wish (first port of a row) a taken port is an error that names it.
 */
public final class Ports {

    private final Map<Port, Integer> ports;

    private Ports(Map<Port, Integer> ports) {
        this.ports = ports;
    }

    /**
     * Chooses all ports.
     *
     * @param before ports of the last run, may be empty
     * @param base first port of a row of {@code Port.values().length}, if the caller wants exactly these
     * @throws LaunchException if a wanted port is taken
     */
    public static Ports choose(Map<Port, Integer> before, OptionalInt base) {
        return base.isPresent() ? exactly(base.getAsInt()) : anyFree(before);
    }

    static Ports of(Map<Port, Integer> ports) {
        return new Ports(new EnumMap<>(ports));
    }

    public int of(Port port) {
        Integer number = ports.get(port);
        if (number == null) {
            throw new IllegalStateException("no port was chosen for " + port);
        }
        return number;
    }

    /** The same, but for PostgreSQL and Kafka as the services reach them. */
    Ports by(FaultHooks hooks) {
        var reached = new EnumMap<>(ports);
        for (Port server : new Port[] {Port.POSTGRES, Port.KAFKA}) {
            reached.put(server, hooks.port(server, of(server)));
        }
        return new Ports(reached);
    }

    Map<Port, Integer> asMap() {
        return Map.copyOf(ports);
    }

    private static Ports exactly(int base) {
        int last = base + Port.values().length - 1;
        if (base < 1024 || last > 65_535) {
            throw new LaunchException(
                    "port base " + base + " is outside 1024 to " + (65_536 - Port.values().length),
                    "Choose another --port-base.");
        }
        var chosen = new EnumMap<Port, Integer>(Port.class);
        int number = base - 1;
        for (Port port : Port.values()) {
            number++;
            if (!isFree(number)) {
                throw new LaunchException(
                        "port " + number + " for " + port.label() + " is in use" + PortHolder.describe(number),
                        "Stop that process, choose another --port-base, or leave it out: then free ports are taken.");
            }
            chosen.put(port, number);
        }
        return new Ports(chosen);
    }

    private static Ports anyFree(Map<Port, Integer> before) {
        var chosen = new EnumMap<Port, Integer>(Port.class);
        for (Port port : Port.values()) {
            int last = before.getOrDefault(port, port.preferred());
            int number = last;
            if (chosen.containsValue(number) || !isFree(number)) {
                number = port.preferred();
            }
            while (chosen.containsValue(number) || !isFree(number)) {
                number = someFree();
            }
            chosen.put(port, number);
        }
        return new Ports(chosen);
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // As the servers do, so that connections of the last run in TIME_WAIT do not count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int someFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LaunchException(
                    "no free port on 127.0.0.1: " + e.getMessage(),
                    "End programs that hold ports, or raise the limit of open files.",
                    e);
        }
    }
}
