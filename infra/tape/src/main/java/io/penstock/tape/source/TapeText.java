package io.penstock.tape.source;

import io.penstock.tape.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * Characters of a file that is UTF-8 or Windows-1252. It starts as UTF-8, with or without a byte order mark. At the first
 * byte that UTF-8 does not have, the rest is read as Windows-1252, if everything before was plain ASCII; after a
 * character of several bytes the file was UTF-8, and the byte is damage. The byte zero means UTF-16 or no text.
 */
public final class TapeText extends Reader {

    private static final int MARK = 0xFEFF;
    private static final int WINDOWS_FIRST = 0x80;
    private static final int WINDOWS_LAST = 0x9F;

    /** Windows-1252 from 0x80 to 0x9F; a blank where it has no character. */
    private static final String WINDOWS = "\u20AC \u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152 "
            + "\u017D  \u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153 \u017E\u0178";

    private final InputStream in;
    private final byte[] bytes = new byte[1 << 16];
    private int at;
    private int end;
    private long line = 1;
    private boolean started;
    private boolean sawUtf8;
    private boolean windows;
    private int lowSurrogate = -1;
    private int markBytes;

    public TapeText(InputStream in) {
        this.in = in;
    }

    /**
     * Goes on in the middle of a file, between two rows.
     *
     * @param in from there on
     * @param place where that is
     */
    public TapeText(InputStream in, TapePlace place) {
        this.in = in;
        this.line = place.line();
        this.windows = place.windows();
        this.sawUtf8 = place.sawUtf8();
        this.started = true;
    }

    /** Bytes of the byte order mark, which is no character of the text. */
    public int markBytes() {
        return markBytes;
    }

    /** Whether the file turned out to be Windows-1252. */
    public boolean isWindows() {
        return windows;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int written = 0;
        if (lowSurrogate >= 0 && length > 0) {
            buffer[offset] = (char) lowSurrogate;
            lowSurrogate = -1;
            written = 1;
        }
        while (written < length) {
            if (at == end && !fill(written > 0)) {
                break;
            }
            int stop = Math.min(end, at + length - written);
            int start = at;
            while (at < stop && bytes[at] > 0) {
                char c = (char) bytes[at++];
                if (c == '\n') {
                    line++;
                }
                buffer[offset + written + at - start - 1] = c;
            }
            written += at - start;
            started |= at > start;
            if (written < length && at < end) {
                int point = odd();
                if (point >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
                    buffer[offset + written++] = Character.highSurrogate(point);
                    if (written == length) {
                        lowSurrogate = Character.lowSurrogate(point);
                        break;
                    }
                    buffer[offset + written++] = Character.lowSurrogate(point);
                } else if (point >= 0) {
                    buffer[offset + written++] = (char) point;
                }
            }
        }
        return written == 0 && length > 0 ? -1 : written;
    }

    /** Whether there are bytes; does not wait for more while some can be handed over already. */
    private boolean fill(boolean hasSome) throws IOException {
        if (hasSome) {
            return false;
        }
        at = 0;
        end = Math.max(0, in.read(bytes, 0, bytes.length));
        return end > 0;
    }

    /** The next byte or -1, across the end of the buffer. */
    private int more() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(bytes, 0, bytes.length));
        }
        return at < end ? bytes[at++] & 0xFF : -1;
    }

    /** A byte that is no ASCII: the character that starts with it, or -1 for the byte order mark. */
    private int odd() throws IOException {
        int lead = more();
        if (lead == 0) {
            throw new TapeStop(Rule.FILE_ENCODING_WRONG, line, "a byte zero: UTF-16, or no text at all");
        }
        if (windows) {
            return windowsCharacter(lead);
        }
        int count = lead >= 0xC2 && lead < 0xE0
                ? 1
                : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
        if (count == 0) {
            return fallBack(lead);
        }
        int point = lead & (0x3F >> count);
        for (int i = 0; i < count; i++) {
            int next = more();
            if (next < 0x80 || next > 0xBF) {
                if (i == 0 && !sawUtf8) {
                    at -= next < 0 ? 0 : 1;
                    return fallBack(lead);
                }
                throw wrong(lead);
            }
            point = (point << 6) | (next & 0x3F);
        }
        boolean overlong = (count == 2 && point < 0x800) || (count == 3 && point < 0x10000);
        if (overlong || point > Character.MAX_CODE_POINT || (point >= 0xD800 && point <= 0xDFFF)) {
            throw wrong(lead);
        }
        boolean first = !started;
        started = true;
        if (point == MARK && first) {
            markBytes = count + 1;
            return -1;
        }
        sawUtf8 = true;
        return point;
    }

    private int fallBack(int value) throws TapeStop {
        if (sawUtf8) {
            throw wrong(value);
        }
        windows = true;
        return windowsCharacter(value);
    }

    private int windowsCharacter(int value) throws TapeStop {
        if (value < WINDOWS_FIRST || value > WINDOWS_LAST) {
            return value;
        }
        char c = WINDOWS.charAt(value - WINDOWS_FIRST);
        if (c == ' ') {
            throw wrong(value);
        }
        return c;
    }

    private TapeStop wrong(int value) {
        return new TapeStop(Rule.FILE_ENCODING_WRONG, line, String.format("byte 0x%02X", value));
    }

    /** Closes nothing: the file belongs to whoever opened it. */
    @Override
    public void close() {}
}
