package io.penstock.tape.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Tells what the disk throws from what a damaged archive does. */
public final class GuardedStream extends FilterInputStream {

    private Optional<IOException> thrown = Optional.empty();

    public GuardedStream(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            thrown = Optional.of(e);
            throw e;
        }
    }

    /** Throws what the disk threw, if it did. */
    public void rethrow() throws IOException {
        if (thrown.isPresent()) {
            throw thrown.get();
        }
    }
}
