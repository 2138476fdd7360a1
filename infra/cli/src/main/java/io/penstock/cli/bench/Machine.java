package io.penstock.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a figure was measured on, and how much of it was free for it. */
public final class Machine {

    private static final Path CPU_TIMES = Path.of("/proc/stat");
    private static final Path CPU_NAMES = Path.of("/proc/cpuinfo");
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;

    private final long[] begin = cpuTimes();

    /** The part of all cores' time that nobody used since this was made; nothing where the system does not tell. */
    public Optional<Double> idleShare() {
        long[] end = cpuTimes();
        if (end.length <= IO_WAIT || begin.length != end.length) {
            return Optional.empty();
        }
        long all = Arrays.stream(end).sum() - Arrays.stream(begin).sum();
        long idle = end[IDLE] + end[IO_WAIT] - begin[IDLE] - begin[IO_WAIT];
        return all == 0 ? Optional.empty() : Optional.of((double) idle / all);
    }

    public static Map<String, Object> describe() {
        var machine = new TreeMap<String, Object>();
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("heapMaximumMegabytes", Runtime.getRuntime().maxMemory() >> 20);
        machine.put("java", System.getProperty("java.vm.version", "") + " " + System.getProperty("java.vendor", ""));
        machine.put("system", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
        processor().ifPresent(name -> machine.put("processor", name));
        return machine;
    }

    private static Optional<String> processor() {
        try (var lines = Files.lines(CPU_NAMES)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long[] cpuTimes() {
        try (var lines = Files.lines(CPU_TIMES)) {
            return lines.filter(line -> line.startsWith("cpu "))
                    .flatMapToLong(line ->
                            Arrays.stream(line.substring(4).strip().split(" +")).mapToLong(Long::parseLong))
                    .toArray();
        } catch (IOException e) {
            return new long[0];
        }
    }
}
