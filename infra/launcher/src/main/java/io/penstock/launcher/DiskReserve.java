package io.penstock.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Space that is set aside while the stack runs and given back just before it stops. Anvil writes its whole state when it
 * is told to stop; on a disk that has become full it would write half of it, and the chain would be lost.
 */
final class DiskReserve {

    private static final int BYTES = 64 << 20;
    private static final int BLOCK = 1 << 20;

    private final Path file;

    private DiskReserve(Path file) {
        this.file = file;
    }

    /** Takes the space for real: blocks that are written, not a hole. */
    static DiskReserve take(DataDirectory data) throws IOException {
        Path file = data.run().resolve("disk-reserve");
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int written = 0; written < BYTES; written += BLOCK) {
                channel.write(ByteBuffer.allocate(BLOCK));
            }
        }
        return new DiskReserve(file);
    }

    /** Gives the space back; again is harmless. */
    void release() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Then the stop has to do with what is free, as it would without a reserve.
        }
    }
}
