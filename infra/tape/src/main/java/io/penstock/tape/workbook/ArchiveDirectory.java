package io.penstock.tape.workbook;

import io.penstock.tape.Rule;
import io.penstock.tape.source.TapeStop;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The directory at the end of a zip archive, which the JDK reads into memory as a whole. One of a workbook has some
 * kilobytes.
 */
final class ArchiveDirectory {

    private static final int END_BYTES = 22;
    private static final int LONGEST_REMARK = 1 << 16;
    private static final int SIGNATURE = 0x06054B50;
    private static final int SIZE_AT = 12;
    private static final long MOST_BYTES = 4 << 20;

    private ArchiveDirectory() {}

    static void refuseIfLarge(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(in.length(), END_BYTES + LONGEST_REMARK);
            var tail = new byte[length];
            in.seek(in.length() - length);
            in.readFully(tail);
            var bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = length - END_BYTES; at >= 0; at--) {
                if (bytes.getInt(at) == SIGNATURE) {
                    long size = Integer.toUnsignedLong(bytes.getInt(at + SIZE_AT));
                    if (size > MOST_BYTES) {
                        throw new TapeStop(
                                Rule.FILE_TOO_LARGE, 0, "a directory of " + size + " bytes, at most " + MOST_BYTES);
                    }
                    return;
                }
            }
        }
        throw new TapeStop(Rule.FILE_COMPRESSION_BROKEN, 0, "the archive has no end");
    }
}
