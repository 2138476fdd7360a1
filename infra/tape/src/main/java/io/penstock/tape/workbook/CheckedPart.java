package io.penstock.tape.workbook;

import io.penstock.tape.Rule;
import io.penstock.tape.source.TapeStop;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** The bytes of a part, counted, and compared at their end with the checksum of the archive. */
final class CheckedPart extends FilterInputStream {

    private final ZipEntry entry;
    private final CRC32 checksum = new CRC32();
    private long count;

    CheckedPart(InputStream in, ZipEntry entry) {
        super(in);
        this.entry = entry;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            count += read;
            checksum.update(buffer, offset, read);
        } else if (read < 0 && entry.getCrc() >= 0 && entry.getCrc() != checksum.getValue()) {
            throw new TapeStop(Rule.FILE_COMPRESSION_BROKEN, 0, "checksum of " + entry.getName());
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
