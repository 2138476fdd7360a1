package io.penstock.cli.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.contracts.journal.JournalLineException;
import io.penstock.contracts.journal.JournalLineReader;
import io.penstock.contracts.journal.JournalRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One line of exported evidence: an event as stored, and its place in the journal.
 *
 * @param position 1, 2, 3 … in the journal of its service
 * @param hash of the chain after this record, as the service wrote it down
 */
public record LogRecord(long position, JournalRecord event, String hash) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads lines one by one; closing the stream closes the input. @throws AuditException at a line of another form */
    static Stream<LogRecord> stream(String service, InputStream in) {
        var lines = new ByteLines(in, null);
        var reader = new JournalLineReader();
        var records =
                new Spliterators.AbstractSpliterator<LogRecord>(
                        Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super LogRecord> action) {
                        try {
                            if (!lines.next()) {
                                return false;
                            }
                        } catch (IOException e) {
                            throw new AuditException(service + ": the log broke off after line " + lines.number() + ": "
                                    + e.getMessage());
                        }
                        action.accept(parse(service, lines, reader));
                        return true;
                    }
                };
        return StreamSupport.stream(records, false).onClose(() -> {
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static LogRecord parse(String service, ByteLines lines, JournalLineReader reader) {
        try {
            reader.read(lines.buffer(), lines.from(), lines.to());
        } catch (JournalLineException e) {
            int length = lines.to() - lines.from();
            throw new AuditException(service + ": line " + lines.number() + " of the log cannot be read: "
                    + e.getMessage() + " at byte " + e.offset() + ": "
                    + new String(lines.buffer(), lines.from(), Math.min(120, length), StandardCharsets.UTF_8));
        }
        return new LogRecord(reader.position(), reader.record(), HexFormat.of().formatHex(reader.chainHash()));
    }

    /** Whether the event has this logical name. */
    public boolean is(String name) {
        return event.name().equals(name);
    }

    /** The event's own JSON. */
    public JsonNode payload() {
        return json(event.payload());
    }

    /** Who caused the event: command, actor, correlation. */
    public JsonNode metadata() {
        return json(event.metadata());
    }

    private JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AuditException("event " + event.eventId() + " holds no JSON: " + e.getMessage());
        }
    }
}
