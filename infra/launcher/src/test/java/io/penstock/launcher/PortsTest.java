package io.penstock.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void areAllDifferent() {
        var ports = Ports.choose(Map.of(), OptionalInt.empty());
        assertThat(new TreeSet<>(ports.asMap().values())).hasSameSizeAs(Port.values());
    }

    @Test
    void areThoseOfTheLastRunIfFree() throws IOException {
        int last = free();
        var ports = Ports.choose(Map.of(Port.KAFKA, last), OptionalInt.empty());
        assertThat(ports.of(Port.KAFKA)).isEqualTo(last);
    }

    @Test
    void avoidATakenOne() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = Ports.choose(Map.of(Port.KAFKA, taken.getLocalPort()), OptionalInt.empty());
            assertThat(ports.of(Port.KAFKA)).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void thatWereWantedAreRefusedWithTheirHolderWhenTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Ports.choose(Map.of(), OptionalInt.of(port)))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("port " + port + " for portal is in use by process "
                            + ProcessHandle.current().pid() + " (java)");
        }
    }

    @Test
    void outsideTheRangeAreRefused() {
        assertThatThrownBy(() -> Ports.choose(Map.of(), OptionalInt.of(80))).isInstanceOf(LaunchException.class);
        assertThatThrownBy(() -> Ports.choose(Map.of(), OptionalInt.of(65_530))).isInstanceOf(LaunchException.class);
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
