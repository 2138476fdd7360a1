package io.penstock.launcher;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@link LauncherProcess} from outside. */
final class KilledLauncher {

    private final Process process;
    private final Path output;

    private KilledLauncher(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static KilledLauncher start(Path data, Path output) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LauncherProcess.class.getName(),
                        TestFolders.projectRoot().toString(),
                        data.toString(),
                        "anvil")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new KilledLauncher(process, output);
    }

    void awaitReady() {
        await().atMost(Duration.ofMinutes(2))
                .failFast("the launcher ended", () -> !process.isAlive())
                .until(() -> output().contains("READY"));
    }

    void kill() {
        process.destroyForcibly();
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    String output() {
        return String.join("\n", List.copyOf(io.penstock.launcher.process.LogTail.of(output, 60)));
    }
}
