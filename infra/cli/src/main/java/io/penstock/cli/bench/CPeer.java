package io.penstock.cli.bench;

import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bare loop in C that does the same arithmetic: what the machine can do at best. Built where gcc is present. */
final class CPeer implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-O3", "-march=native", "-ffast-math", "-std=c11");

    private final Path folder;
    private final Path program;

    private CPeer(Path folder, Path program) {
        this.folder = folder;
        this.program = program;
    }

    /** Builds a source of this package's resources; nothing where there is no gcc. */
    static Optional<CPeer> build(String resource) throws IOException {
        if (!onPath("gcc")) {
            return Optional.empty();
        }
        var folder = Files.createTempDirectory("penstock-bench");
        var source = folder.resolve("peer.c");
        var program = folder.resolve("peer");
        try (var in = CPeer.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            Files.copy(in, source);
        }
        var command = new ArrayList<String>(List.of("gcc"));
        command.addAll(OPTIONS);
        command.addAll(List.of("-o", program.toString(), source.toString(), "-lm", "-pthread"));
        run(command);
        return Optional.of(new CPeer(folder, program));
    }

    /** Runs the loop once; its last line is the rate. */
    double rate(String... arguments) {
        try {
            var command = new ArrayList<String>(List.of(program.toString()));
            command.addAll(List.of(arguments));
            return Double.parseDouble(run(command).strip());
        } catch (IOException e) {
            throw new LaunchException(
                    "the C peer does not run: " + e.getMessage(), "Leave gcc off the PATH to do without it.", e);
        }
    }

    static String options() {
        return String.join(" ", OPTIONS);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve("peer.c"));
        Files.deleteIfExists(program);
        Files.deleteIfExists(folder);
    }

    private static boolean onPath(String name) {
        return Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(path -> List.of(path.split(":")).stream())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    private static String run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command.getFirst() + " ends with an error: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return output;
    }
}
