package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.tape.TapeRow;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of PostgreSQL's COPY: cells parted by tabs, {@code \N} for null. */
final class CopyText {

    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder(1 << 17);
    private boolean started;

    int length() {
        return text.length();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    byte[] take() {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        clear();
        return bytes;
    }

    void clear() {
        text.setLength(0);
        started = false;
    }

    CopyText cell(@Nullable String value) {
        next();
        if (value == null) {
            text.append("\\N");
        } else {
            escaped(value, false);
        }
        return this;
    }

    CopyText cell(long value) {
        next();
        text.append(value);
        return this;
    }

    CopyText cell(boolean value) {
        next();
        text.append(value ? 't' : 'f');
        return this;
    }

    CopyText nothing() {
        next();
        text.append("\\N");
        return this;
    }

    CopyText bytes(byte[] value) {
        next();
        text.append("\\\\x").append(HEX.formatHex(value));
        return this;
    }

    /** The cells of a row as an array of texts. */
    CopyText cells(TapeRow row) {
        next();
        text.append('{');
        for (int i = 0; i < row.columns(); i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append('"');
            escaped(row.textOf(i), true);
            text.append('"');
        }
        text.append('}');
        return this;
    }

    void end() {
        text.append('\n');
        started = false;
    }

    private void next() {
        if (started) {
            text.append('\t');
        }
        started = true;
    }

    /** @param inArray whether the text stands in quotes inside an array, which has backslashes of its own */
    private void escaped(String value, boolean inArray) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append(inArray ? "\\\\\\\\" : "\\\\");
                case '"' -> text.append(inArray ? "\\\\\"" : "\"");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case 0 -> text.append('\uFFFD'); // PostgreSQL keeps no zero in a text
                default -> text.append(c);
            }
        }
    }
}
