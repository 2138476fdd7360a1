package io.penstock.contracts.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One event as the journal hashes it: nine texts, exactly as stored.
 *
 * @param sequence 0, 1, 2 … in the stream
 * @param recordedAt in the form of {@link #instantText}
 * @param payload the stored JSON, byte for byte
 * @param metadata the stored JSON, byte for byte
 */
public record JournalRecord(
        String eventId,
        String streamType,
        String streamId,
        long sequence,
        String name,
        String revision,
        String recordedAt,
        String payload,
        String metadata) {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter NANOS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS").withZone(ZoneOffset.UTC);

    /** Each field as a 4-byte big-endian length and its UTF-8 bytes, in the order of the components. */
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        for (String field : List.of(
                eventId,
                streamType,
                streamId,
                Long.toString(sequence),
                name,
                revision,
                recordedAt,
                payload,
                metadata)) {
            byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
            out.writeBytes(utf8);
        }
        return out.toByteArray();
    }

    /** SHA-256 of {@link #bytes()}, 32 bytes. */
    public byte[] hash() {
        return Sha256.of(bytes());
    }

    /**
     * The one text form of a moment: UTC with {@code Z}; no fraction on a whole second, else nine digits. The event log
     * keeps microseconds, so finer digits are cut off.
     */
    public static String instantText(Instant instant) {
        var stored = instant.truncatedTo(ChronoUnit.MICROS);
        return (stored.equals(stored.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : NANOS).format(stored) + "Z";
    }
}
