package io.penstock.contracts.journal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Reads lines that {@link JournalLine} wrote, and no others, from their bytes into the bytes that are hashed: no object
 * for a field, so a million lines take seconds. A reader holds one line at a time and is not for several threads.
 */
public final class JournalLineReader {

    private static final byte[][] KEYS = Arrays.stream(JournalLine.KEYS)
            .map(key -> key.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
    private static final int FIELDS = 9;
    private static final int SEQUENCE = 3;

    private final MessageDigest digest = Sha256.digest();
    private final int[] starts = new int[FIELDS + 1];
    private final byte[] hash = new byte[32];
    private byte[] record = new byte[4096];
    private int size;
    private byte[] line = {};
    private int begin;
    private int end;
    private int at;
    private boolean plain;
    private long position;
    private long sequence;

    /**
     * Reads a line.
     *
     * @param buffer holds it from {@code from} to before {@code to}, without its line feed
     * @throws JournalLineException at the first byte that does not belong
     */
    public void read(byte[] buffer, int from, int to) {
        line = buffer;
        begin = from;
        end = to;
        at = from;
        size = 0;
        room(end - begin + FIELDS * Integer.BYTES);
        expect(KEYS[0]);
        position = number(false);
        for (int field = 0; field < FIELDS; field++) {
            expect(KEYS[field + 1]);
            starts[field] = size;
            size += Integer.BYTES;
            if (field == SEQUENCE) {
                sequence = number(true);
            } else {
                text();
            }
            ByteBuffer.wrap(record).putInt(starts[field], size - starts[field] - Integer.BYTES);
        }
        starts[FIELDS] = size;
        expect(KEYS[FIELDS + 1]);
        hash();
        expect('}');
        if (at != end) {
            throw wrong("the line goes on after its end");
        }
    }

    /** Place in the journal, as the line says. */
    public long position() {
        return position;
    }

    /** Number in the stream. */
    public long sequence() {
        return sequence;
    }

    /** The hash of the chain that the line says: 32 bytes that the next line overwrites. */
    public byte[] chainHash() {
        return hash;
    }

    /** SHA-256 of the record, 32 bytes. */
    public byte[] recordHash() {
        digest.update(record, 0, size);
        return digest.digest();
    }

    public String eventId() {
        return field(0);
    }

    public String streamId() {
        return field(2);
    }

    public String name() {
        return field(4);
    }

    /** The whole record. */
    public JournalRecord record() {
        return new JournalRecord(
                field(0), field(1), field(2), sequence, field(4), field(5), field(6), field(7), field(8));
    }

    private String field(int field) {
        int start = starts[field] + Integer.BYTES;
        return new String(record, start, starts[field + 1] - start, StandardCharsets.UTF_8);
    }

    private void room(int bytes) {
        if (record.length < bytes) {
            record = new byte[bytes + bytes / 2];
        }
    }

    private void expect(byte[] text) {
        for (byte b : text) {
            expect(b);
        }
    }

    private void expect(int b) {
        if (at >= end || line[at] != b) {
            throw wrong("expected " + (char) b);
        }
        at++;
    }

    /** A number from 0 on without leading zeros; its digits are copied if they are hashed. */
    private long number(boolean copied) {
        int first = at;
        long value = 0;
        while (at < end && line[at] >= '0' && line[at] <= '9') {
            int digit = line[at] - '0';
            if (value > (Long.MAX_VALUE - digit) / 10 || (at > first && line[first] == '0')) {
                throw wrong("no number from 0 to 2^63 without leading zeros");
            }
            value = value * 10 + digit;
            if (copied) {
                record[size++] = line[at];
            }
            at++;
        }
        if (at == first) {
            throw wrong("expected a digit");
        }
        return value;
    }

    private void text() {
        expect('"');
        int first = size;
        plain = true;
        while (at < end && line[at] != '"') {
            byte b = line[at++];
            if (b == '\\') {
                escaped();
            } else if (b >= 0 && b < ' ') {
                at--;
                throw wrong("a control character stands unescaped");
            } else {
                plain &= b >= 0;
                record[size++] = b;
            }
        }
        expect('"');
        if (!plain) {
            checkUtf8(first);
        }
    }

    /** The short escapes, and for other control characters the long one: nothing else may be escaped. */
    private void escaped() {
        int known = at < end ? "\"\\bfnrt".indexOf(line[at]) : -1;
        if (known >= 0) {
            record[size++] = (byte) "\"\\\b\f\n\r\t".charAt(known);
            at++;
            return;
        }
        expect('u');
        expect('0');
        expect('0');
        int code = digit() << 4 | digit();
        if (code >= ' ' || "\b\f\n\r\t".indexOf(code) >= 0) {
            at--;
            throw wrong("this character must not be escaped like that");
        }
        record[size++] = (byte) code;
    }

    private void hash() {
        expect('"');
        for (int i = 0; i < hash.length; i++) {
            hash[i] = (byte) (digit() << 4 | digit());
        }
        expect('"');
    }

    private int digit() {
        int value = at < end ? "0123456789abcdef".indexOf(line[at]) : -1;
        if (value < 0) {
            throw wrong("expected a lower-case hexadecimal digit");
        }
        at++;
        return value;
    }

    private void checkUtf8(int first) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record, first, size - first));
        } catch (CharacterCodingException _) {
            throw wrong("the text before is not UTF-8");
        }
    }

    private JournalLineException wrong(String what) {
        return new JournalLineException(at - begin, what);
    }
}
