package io.penstock.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.penstock.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL, Kafka and Anvil on one data folder through stops, kills and starts; each test continues the last. */
@TestMethodOrder(OrderAnnotation.class)
class StackIT {

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made by the first test
    private static Path data;

    private static int traces;

    @Test
    @Order(1)
    void keepsItsDataAndTakesAnotherPortWhenItsOwnIsTaken() throws Exception {
        data = TestFolders.data(folder, "anvil");
        int kafkaPort;
        try (Stack stack = start("anvil")) {
            var trace = new Traces(data, stack.urls());
            trace.leave();
            traces++;
            assertThat(trace.setting("fsync")).isEqualTo("on");
            assertThat(trace.setting("synchronous_commit")).isEqualTo("on");
            assertThat(trace.setting("full_page_writes")).isEqualTo("on");
            assertThat(stack.contractsFile()).exists();
            assertThat(Stack.attach(data).urls()).isEqualTo(stack.urls());
            kafkaPort = Integer.parseInt(stack.urls().kafka().substring("127.0.0.1:".length()));
        }
        assertNothingIsLeft();
        try (var taken = new ServerSocket(kafkaPort, 1, InetAddress.getLoopbackAddress());
                Stack again = start("anvil")) {
            assertThat(again.urls().kafka()).doesNotEndWith(":" + taken.getLocalPort());
            assertTraces(again);
        }
        assertNothingIsLeft();
    }

    @Test
    @Order(2)
    void refusesASecondLauncherAndAnotherChain() throws Exception {
        assertThatThrownBy(() -> start("ganache"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("belongs to the chain anvil, not to ganache");
        try (Stack stack = start("anvil")) {
            assertTraces(stack);
            assertThatThrownBy(() -> start("anvil"))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("in use by process");
        }
    }

    @Test
    @Order(3)
    void leavesNoProcessBehindWhenTheLauncherIsKilled() throws Exception {
        var launcher = KilledLauncher.start(data, folder.resolve("killed.out"));
        launcher.awaitReady();
        new Traces(data, Stack.attach(data).urls()).leave();
        traces++;
        launcher.kill();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(StackIT::assertNothingIsLeft);
        assertThatThrownBy(() -> Stack.attach(data)).isInstanceOf(LaunchException.class);
    }

    @ParameterizedTest
    @Order(4)
    @ValueSource(strings = {"postgres", "kafka", "chain"})
    void saysWhichProcessDiedAndStartsAgainOnTheSameData(String victim) throws Exception {
        var launcher = KilledLauncher.start(data, folder.resolve(victim + ".out"));
        launcher.awaitReady();
        RunningStack running = Stack.attach(data);
        var trace = new Traces(data, running.urls());
        assertTraces(trace);
        trace.leave();
        traces++;
        ProcessRecord process = running.processes().stream()
                .filter(each -> each.name().equals(victim))
                .findFirst()
                .orElseThrow();
        new ProcessIdentity(process.pid(), process.startTicks()).signal("KILL");
        assertThat(launcher.awaitEnd()).isEqualTo(1);
        assertThat(launcher.output()).contains("FAILED " + victim + " ended by itself (exit code 137)");
        assertNothingIsLeft();
    }

    @Test
    @Order(5)
    void hasEverythingAfterAllThat() throws Exception {
        try (Stack stack = start("anvil")) {
            assertTraces(stack);
            assertThat(stack.whileRunning(() -> 42)).isEqualTo(42);
        }
        assertNothingIsLeft();
    }

    private static Stack start(String chain) {
        return Stack.start(
                LaunchOptions.of(TestFolders.projectRoot(), data)
                        .withChain(chain)
                        .infrastructureOnly(),
                _ -> {});
    }

    private static void assertTraces(Stack stack) throws Exception {
        assertTraces(new Traces(data, stack.urls()));
    }

    private static void assertTraces(Traces found) throws Exception {
        assertThat(found.rows()).isEqualTo(traces);
        assertThat(found.records()).isEqualTo(traces);
    }

    private static void assertNothingIsLeft() throws IOException {
        assertThat(Processes.naming(data)).isEmpty();
    }
}
