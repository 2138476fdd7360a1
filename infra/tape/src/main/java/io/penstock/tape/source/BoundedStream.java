package io.penstock.tape.source;

import io.penstock.tape.Rule;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Passes bytes on up to the limits. */
public final class BoundedStream extends FilterInputStream {

    private final Limits limits;
    private final LongSupplier packedBytes;
    private long count;

    /**
     * Watches an unpacked stream.
     *
     * @param packedBytes that were read from the file so far; the unpacked ones themselves if it is not packed
     */
    public BoundedStream(InputStream in, Limits limits, LongSupplier packedBytes) {
        super(in);
        this.limits = limits;
        this.packedBytes = packedBytes;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        count += Math.max(0, read);
        if (count > limits.maxBytes()) {
            throw new TapeStop(Rule.FILE_TOO_LARGE, 0, "more than " + limits.maxBytes() + " bytes unpacked");
        }
        if (count > limits.ratioFrom() && count / Math.max(1, packedBytes.getAsLong()) > limits.maxRatio()) {
            throw new TapeStop(
                    Rule.FILE_RATIO_TOO_HIGH,
                    0,
                    count + " bytes out of " + packedBytes.getAsLong() + ", more than " + limits.maxRatio() + " to 1");
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
