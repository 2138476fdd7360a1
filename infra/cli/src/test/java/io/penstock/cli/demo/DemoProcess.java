package io.penstock.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** {@code ./penstock …} as a user runs it, in a process of its own, with what it prints. */
final class DemoProcess {

    private DemoProcess() {}

    /** @param lines everything printed, standard output and error together */
    record Outcome(int exitCode, List<String> lines) {

        String text() {
            return String.join("\n", lines);
        }
    }

    /** @param onLine sees each line as it is printed, and may act on it */
    static Outcome run(Path data, Consumer<String> onLine, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return run(onLine, all);
    }

    /** A command that works on no data folder. */
    static Outcome bare(String... arguments) {
        return run(line -> {}, List.of(arguments));
    }

    private static Outcome run(Consumer<String> onLine, List<String> arguments) {
        try {
            var process = start(arguments);
            var lines = new ArrayList<String>();
            try (var out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = out.readLine(); line != null; line = out.readLine()) {
                    lines.add(line);
                    onLine.accept(line);
                }
            }
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("printed its last line and did not end:\n" + String.join("\n", lines));
            }
            return new Outcome(process.exitValue(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(List<String> arguments) throws IOException {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dpenstock.root=" + System.getProperty("penstock.root"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.penstock.cli.Penstock"));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
