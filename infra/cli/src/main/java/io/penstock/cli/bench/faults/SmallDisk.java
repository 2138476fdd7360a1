package io.penstock.cli.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk in memory that can be filled: tmpfs, which takes the right to mount. */
final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 1 << 20;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one; empty where that is not allowed. */
    static Optional<SmallDisk> mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        boolean mounted = Programs.succeeds(
                List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()));
        return mounted ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    Path folder() {
        return folder;
    }

    /** Takes all that is left. */
    void fill() {
        var zeros = new byte[CHUNK];
        int size = CHUNK;
        try (var out = Files.newOutputStream(ballast())) {
            while (size > 0) {
                try {
                    out.write(zeros, 0, size);
                } catch (IOException noSpaceLeft) {
                    size /= 2;
                }
            }
        } catch (IOException full) {
            // Which is what was wanted.
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() throws IOException {
        Programs.succeeds(List.of("umount", "-l", folder.toString()));
    }
}
