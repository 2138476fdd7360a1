package io.penstock.cli.bench.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.launcher.StackFaults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The log of one service twice: as its journal met it live, and as the database gives it now. */
final class StackLogs {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StackLogs() {}

    /** Ids of the events in the order in which the journal, a reader that lived through everything, met them. */
    static List<String> journal(ServiceClient service) throws IOException {
        var ids = new ArrayList<String>();
        try (var lines = new BufferedReader(
                new InputStreamReader(service.stream("/v1/audit/log?after=0"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    ids.add(json(line).path("eventId").asText());
                }
            }
        }
        return ids;
    }

    /** The whole log as a replay reads it: by transaction, then by index. */
    static List<Fact> log(StackFaults stack, String service) throws SQLException {
        var facts = new ArrayList<Fact>();
        try (var connection = stack.connect(service)) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(1_000);
                try (var rows = statement.executeQuery("""
                        select event_id::text, stream_id, sequence, name, payload, metadata
                        from event_log e order by e.xid, e.global_index
                        """)) {
                    while (rows.next()) {
                        var metadata = json(rows.getString(6));
                        facts.add(new Fact(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getLong(3),
                                rows.getString(4),
                                metadata.path("commandId").asText(""),
                                metadata.path("causeId").asText(""),
                                json(rows.getString(5)).path("reference").asText("")));
                    }
                }
            }
        }
        return facts;
    }

    /** One number from the database of a service. */
    static long count(StackFaults stack, String service, String sql) throws SQLException {
        try (var connection = stack.connect(service);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
