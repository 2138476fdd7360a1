package io.penstock.contracts.journal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * An entry of the journal as one line of JSON. There is exactly one right way to write it: members in this order, no
 * space, texts escaped as in RFC 8785 section 3.2.2.2. So each byte of a line counts, not only what is hashed.
 */
public final class JournalLine {

    /** The texts before each value, in the order of the line. */
    static final String[] KEYS = {
        "{\"position\":",
        ",\"eventId\":",
        ",\"streamType\":",
        ",\"streamId\":",
        ",\"sequence\":",
        ",\"name\":",
        ",\"revision\":",
        ",\"recordedAt\":",
        ",\"payload\":",
        ",\"metadata\":",
        ",\"hash\":"
    };

    private static final HexFormat HEX = HexFormat.of();

    private JournalLine() {}

    /**
     * The line of an entry in UTF-8, without its line feed.
     *
     * @param hash of the chain at this position, 64 lower-case hex digits
     */
    public static byte[] write(long position, JournalRecord record, String hash) {
        var line =
                new StringBuilder(record.payload().length() + record.metadata().length() + 480);
        line.append(KEYS[0]).append(position);
        text(line, 1, record.eventId());
        text(line, 2, record.streamType());
        text(line, 3, record.streamId());
        line.append(KEYS[4]).append(record.sequence());
        text(line, 5, record.name());
        text(line, 6, record.revision());
        text(line, 7, record.recordedAt());
        text(line, 8, record.payload());
        text(line, 9, record.metadata());
        text(line, 10, hash);
        return line.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void text(StringBuilder line, int key, String value) {
        line.append(KEYS[key]).append('"');
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                line.append(value, plain, i);
                escape(line, c);
                plain = i + 1;
            }
        }
        line.append(value, plain, value.length()).append('"');
    }

    private static void escape(StringBuilder line, char c) {
        int known = "\"\\\b\f\n\r\t".indexOf(c);
        if (known >= 0) {
            line.append('\\').append("\"\\bfnrt".charAt(known));
        } else {
            line.append("\\u").append(HEX.toHexDigits(c));
        }
    }
}
