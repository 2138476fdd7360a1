package io.penstock.cli.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.contracts.journal.JournalRecord;

/**
 * One line of exported evidence: an event as stored, and its place in the journal.
 *
 * @param position 1, 2, 3 … in the journal of its service
 * @param hash of the chain after this record, as the service wrote it down
 */
public record LogRecord(long position, JournalRecord event, String hash) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws AuditException if the line is not what the journal format says */
    static LogRecord parse(String service, String line) {
        try {
            var node = JSON.readTree(line);
            return new LogRecord(
                    node.required("position").asLong(),
                    new JournalRecord(
                            node.required("eventId").asText(),
                            node.required("streamType").asText(),
                            node.required("streamId").asText(),
                            node.required("sequence").asLong(),
                            node.required("name").asText(),
                            node.required("revision").asText(),
                            node.required("recordedAt").asText(),
                            node.required("payload").asText(),
                            node.required("metadata").asText()),
                    node.required("hash").asText());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new AuditException(service + ": a line of the log cannot be read: " + e.getMessage() + ": "
                    + line.substring(0, Math.min(120, line.length())));
        }
    }

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
