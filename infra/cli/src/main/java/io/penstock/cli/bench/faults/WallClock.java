package io.penstock.cli.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets the wall clock of single processes forward and back while they run, by a small library loaded before libc. */
final class WallClock {

    private static final String SOURCE = "clock.c";

    private final Path folder;
    private final Path library;
    private final Map<String, Path> shifts = new HashMap<>();

    private WallClock(Path folder, Path library) {
        this.folder = folder;
        this.library = library;
    }

    /** Builds the library; empty where there is no gcc. */
    static Optional<WallClock> build(Path folder) throws IOException {
        var source = folder.resolve(SOURCE);
        var library = folder.resolve("clock.so");
        try (var text = WallClock.class.getResourceAsStream(SOURCE)) {
            if (text == null) {
                throw new IllegalStateException("no resource " + SOURCE);
            }
            Files.write(source, text.readAllBytes());
        }
        boolean built = Programs.succeeds(
                List.of("gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString()));
        return built ? Optional.of(new WallClock(folder, library)) : Optional.empty();
    }

    /** What a process needs in its environment to follow this clock. */
    synchronized Map<String, String> environment(String process) {
        var file = shifts.computeIfAbsent(process, name -> folder.resolve("clock-" + name));
        if (!Files.exists(file)) {
            set(process, 0);
        }
        return Map.of("LD_PRELOAD", library.toString(), "PENSTOCK_CLOCK_SHIFT", file.toString());
    }

    /** From now on the process sees the time plus these seconds. */
    synchronized void set(String process, long seconds) {
        var file = shifts.computeIfAbsent(process, name -> folder.resolve("clock-" + name));
        var bytes =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(0, seconds);
        // In place: the process has the file mapped.
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(bytes, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
