package io.penstock.cli.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.cli.rest.ServiceClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What a service says of its log at a position of the journal.
 *
 * @param position dense, 0 for an empty log
 * @param journalHash the hash chain's at that position
 * @param stateHash of all states folded up to it
 * @param events how many were folded
 */
record Witness(long position, String journalHash, String stateHash, long events) {

    /** The newest event, once the journal has reached it. */
    static Witness ofNow(ServiceClient service) {
        var head = service.await(
                "/v1/audit/head",
                h -> h.path("position").asLong() == h.path("logCount").asLong(),
                _ -> Optional.empty());
        return at(service, head.path("position").asLong());
    }

    static Witness at(ServiceClient service, long position) {
        if (position == 0) {
            return new Witness(0, "", "", 0);
        }
        var state = service.get("/v1/audit/state?at=" + position);
        return new Witness(
                position,
                journalHash(service, position),
                state.path("hash").asText(),
                state.path("events").asLong());
    }

    private static String journalHash(ServiceClient service, long position) {
        try (InputStream line = service.stream("/v1/audit/log?after=" + (position - 1) + "&limit=1")) {
            return new ObjectMapper().readTree(line).path("hash").asText();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read position " + position + " of the journal", e);
        }
    }
}
