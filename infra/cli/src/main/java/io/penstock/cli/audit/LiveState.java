package io.penstock.cli.audit;

import io.penstock.cli.audit.replay.Replay;
import io.penstock.cli.rest.ServiceClient;
import java.io.PrintWriter;
import java.util.Map;

/** Whether a running service, which folds its own log from its own database, comes to the state that a replay gives. */
final class LiveState {

    private LiveState() {}

    /** The hash that a service has at a position of its journal. */
    static String at(Map<String, ServiceClient> services, String service, long position) {
        var client = services.get(service);
        if (client == null) {
            throw new AuditException("no service " + service);
        }
        return client.get("/v1/audit/state?at=" + position).path("hash").asText();
    }

    /** Prints whether both are the same. */
    static boolean compare(Replay replayed, String hash, PrintWriter out) {
        boolean equal = hash.equals(replayed.stateHash());
        out.println(
                equal
                        ? "%-9s  equals the state of the running service at that position".formatted(replayed.service())
                        : "BREAK  %s: the running service has state hash %s at position %d"
                                .formatted(replayed.service(), hash, replayed.position()));
        return equal;
    }
}
