package io.penstock.issuance.pool.adapter.tape;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Passes bytes on as long as they are UTF-8, and stops at the first that is not with its line and position. A decoder
 * would replace it, or say only that something was malformed.
 *
 * <p>Refused as well: overlong forms, surrogates, code points above U+10FFFF (RFC 3629, section 4), and the byte zero,
 * which means UTF-16 or no text at all. Also stops at a limit of bytes, so that a small compressed file cannot fill the
 * memory.
 */
public final class Utf8Stream extends FilterInputStream {

    /** Where and what the first wrong byte is. */
    public record WrongByte(long line, String value, String detail) {}

    /** Stands for the end that this stream puts to a file that is not text, or too much of it. */
    public static final class StoppedException extends IOException {

        private static final long serialVersionUID = 1L;

        StoppedException(String message) {
            super(message);
        }
    }

    private final long maxBytes;
    private long position;
    private long line = 1;
    private long lineStart;
    private int pending;
    private int lead;
    private long leadPosition;
    private int lowest = 0x80;
    private int highest = 0xBF;
    private boolean tooLarge;
    private Optional<WrongByte> wrongByte = Optional.empty();

    public Utf8Stream(InputStream in, long maxBytes) {
        super(in);
        this.maxBytes = maxBytes;
    }

    /** The byte at which reading stopped, if it did. */
    public Optional<WrongByte> wrongByte() {
        return wrongByte;
    }

    /** Whether reading stopped because of the limit. */
    public boolean tooLarge() {
        return tooLarge;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count < 0 && pending > 0) {
            throw wrong(lead, leadPosition); // the file ends within a character
        }
        for (int i = 0; i < count; i++) {
            check(buffer[offset + i] & 0xFF);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
    }

    /** Does nothing: XML parsers close what they read from, and the caller still needs the rest of the file. */
    @Override
    public void close() {}

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check(int value) throws IOException {
        position++;
        if (position > maxBytes) {
            tooLarge = true;
            throw new StoppedException("more than " + maxBytes + " bytes");
        }
        if (pending > 0) {
            if (value < lowest || value > highest) {
                throw wrong(lead, leadPosition);
            }
            lowest = 0x80;
            highest = 0xBF;
            pending--;
        } else if (value == '\n') {
            line++;
            lineStart = position;
        } else if (value == 0) {
            throw wrong(value, position);
        } else if (value >= 0x80) {
            startCharacter(value);
        }
    }

    /** Table 3-7 of the Unicode standard: how many bytes follow, and what the first of them may be. */
    private void startCharacter(int value) throws IOException {
        if (value < 0xC2 || value > 0xF4) {
            throw wrong(value, position);
        }
        lead = value;
        leadPosition = position;
        pending = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
        lowest = value == 0xE0 ? 0xA0 : value == 0xF0 ? 0x90 : 0x80;
        highest = value == 0xED ? 0x9F : value == 0xF4 ? 0x8F : 0xBF;
    }

    private StoppedException wrong(int value, long at) {
        var text = String.format("0x%02X", value);
        var detail = "byte " + at + " of the file, byte " + (at - lineStart) + " of line " + line + ": " + text
                + " is no UTF-8. Save the file as UTF-8 and send it again.";
        wrongByte = Optional.of(new WrongByte(line, text, detail));
        return new StoppedException(detail);
    }
}
