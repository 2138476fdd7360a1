package io.penstock.cli.audit;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of a stream as slices of one buffer, with their places; optionally the hash of all that was read. */
final class ByteLines implements AutoCloseable {

    private static final int CHUNK = 1 << 18;

    private final InputStream in;
    private final @Nullable MessageDigest digest;
    private byte[] buffer = new byte[CHUNK];
    private int begin;
    private int end;
    private int filled;
    private long number;
    private long offset;
    private boolean whole = true;

    ByteLines(InputStream in, @Nullable MessageDigest digest) {
        this.in = in;
        this.digest = digest;
    }

    /** Moves to the next line; false at the end. */
    boolean next() throws IOException {
        if (number > 0) {
            int step = end - begin + (whole ? 1 : 0);
            begin += step;
            offset += step;
        }
        int at = begin;
        while (true) {
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            if (at < filled) {
                break;
            }
            at -= begin;
            if (!fill()) {
                end = filled;
                whole = false;
                number++;
                return begin < filled;
            }
            at += begin;
        }
        end = at;
        number++;
        return true;
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return begin;
    }

    int to() {
        return end;
    }

    /** From 1. */
    long number() {
        return number;
    }

    /** Of the line's first byte in the stream. */
    long offset() {
        return offset;
    }

    /** Whether the line ends in a line feed, as every one should. */
    boolean ended() {
        return whole;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, begin, buffer, 0, filled - begin);
        filled -= begin;
        begin = 0;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read <= 0) {
            return false;
        }
        if (digest != null) {
            digest.update(buffer, filled, read);
        }
        filled += read;
        return true;
    }
}
