package io.penstock.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.penstock.launcher.LaunchException;
import io.penstock.launcher.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Supervision with small shell programs as children. */
class ChildrenIT {

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Children children;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectory(folder.resolve("run"));
        Files.createDirectory(folder.resolve("logs"));
        children = new Children(folder.resolve("run"), folder.resolve("logs"));
    }

    @AfterEach
    void nothingIsLeft() {
        children.stop(List.of());
        assertThat(Processes.naming(folder)).isEmpty();
    }

    @Test
    void aChildIsAskedToStopAndMayTakeItsTime() {
        var child = start("polite", "trap 'echo saved; exit 0' TERM; echo up; while :; do sleep 0.1; done", 10);
        awaitLog(child, "up");
        child.stop();
        assertThat(LogTail.of(child.log(), 9)).containsExactly("up", "saved");
        assertThat(children.firstDeath()).isNotDone();
    }

    @Test
    void aDeafChildIsKilledWhenItsGraceIsOver() {
        var child = start("deaf", "trap '' TERM; echo up; while :; do sleep 0.1; done", 1);
        awaitLog(child, "up");
        var identity = child.identity().orElseThrow();
        child.stop();
        assertThat(identity.isAlive()).isFalse();
    }

    @Test
    void aDeathIsReportedWithTheLastLines() throws Exception {
        start("unlucky", "echo all is well; echo No space left on device; exit 7", 5);
        LaunchException death = children.firstDeath().get(10, TimeUnit.SECONDS);
        assertThat(death)
                .hasMessageContaining("unlucky ended by itself (exit code 7)")
                .hasMessageContaining("No space left on device");
        assertThat(death.advice()).contains("The disk is full");
    }

    @Test
    void afterStoppingNoneStarts() {
        children.stop(List.of());
        assertThatThrownBy(() -> start("late", "sleep 100", 5)).isInstanceOf(LaunchException.class);
    }

    @Test
    void aChildWhoseSupervisorWasKilledIsALeftover() {
        var child = start("orphan", "echo up; exec sleep 1000", 5);
        awaitLog(child, "up");
        PidFile file =
                PidFile.read(PidFile.path(folder.resolve("run"), "orphan")).orElseThrow();
        // Watcher first, then the supervisor, which is the worst that can happen: the other way round the watcher
        // would still end the child.
        Processes.naming(folder.resolve("run")).stream()
                .map(line -> ProcessIdentity.of(Long.parseLong(line.substring(0, line.indexOf(' ')))))
                .filter(each -> !each.equals(file.supervisor()))
                .forEach(ChildrenIT::kill);
        kill(file.supervisor());
        await().until(() -> !file.supervisor().isAlive());
        assertThat(file.child().isAlive()).isTrue();
        assertThat(Leftovers.endAll(folder.resolve("run"))).containsExactly("orphan");
        assertThat(file.child().isAlive()).isFalse();
    }

    @Test
    void aForeignProcessWithTheSamePidIsLeftAlone() throws IOException {
        var self = ProcessIdentity.of(ProcessHandle.current().pid());
        Files.writeString(
                folder.resolve("run/old.pid"),
                self.pid() + " " + (self.startTicks() - 1) + " " + self.pid() + " " + (self.startTicks() - 1)
                        + " KILL 1\n");
        assertThat(Leftovers.endAll(folder.resolve("run"))).isEmpty();
    }

    private ChildProcess start(String name, String script, int graceSeconds) {
        return children.start(new ChildCommand(
                name,
                List.of("sh", "-c", script),
                java.util.Map.of(),
                folder,
                "TERM",
                Duration.ofSeconds(graceSeconds)));
    }

    private static void awaitLog(ChildProcess child, String line) {
        await().until(() ->
                LogTail.of(child.log(), 9).contains(line) && child.identity().isPresent());
    }

    private static void kill(ProcessIdentity process) {
        process.signal("KILL");
        await().until(() -> !process.isAlive());
    }
}
