package io.penstock.cli.audit.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.audit.LogRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event as an explanation quotes it: where it stands, and who caused it.
 *
 * @param position in the journal of its service
 * @param actor who gave the command, {@code "system"} where no person did
 * @param commandId of the command that the event answers
 */
record Fact(
        String service,
        long position,
        String eventId,
        String name,
        String stream,
        String recordedAt,
        String actor,
        String commandId) {

    static Fact of(String service, LogRecord record) {
        JsonNode metadata = record.metadata();
        var event = record.event();
        return new Fact(
                service,
                record.position(),
                event.eventId(),
                event.name(),
                event.streamId(),
                event.recordedAt(),
                metadata.path("actor").asText(),
                metadata.path("commandId").asText());
    }

    /** {@code servicing:12}. */
    String place() {
        return service + ":" + position;
    }

    Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("service", service);
        map.put("position", position);
        map.put("event", name);
        map.put("eventId", eventId);
        map.put("stream", stream);
        map.put("recordedAt", recordedAt);
        map.put("actor", actor);
        map.put("commandId", commandId);
        return map;
    }
}
