package io.penstock.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.rest.ServiceClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Evidence from the audit endpoints of the running services. */
final class LiveEvidence implements Evidence {

    private final Map<String, ServiceClient> services;

    /** @param services by name, spoken to as an auditor */
    LiveEvidence(Map<String, ServiceClient> services) {
        this.services = services;
    }

    @Override
    public Stream<LogRecord> log(String service) {
        return log(service, 0);
    }

    @Override
    public Stream<LogRecord> log(String service, long after) {
        return LogRecord.stream(service, service(service).stream("/v1/audit/log?after=" + after));
    }

    @Override
    public List<Anchor> anchors(String service) {
        var anchors = new ArrayList<Anchor>();
        for (var anchor : anchored(service)) {
            anchors.add(new Anchor(
                    anchor.path("from").asLong(),
                    anchor.path("to").asLong(),
                    anchor.path("root").asText(),
                    anchor.path("head").asText()));
        }
        return anchors;
    }

    /** Transactions of the service's anchors by the last position of each. */
    Map<Long, String> transactions(String service) {
        var transactions = new HashMap<Long, String>();
        for (var anchor : anchored(service)) {
            if (anchor.path("transactionHash").isTextual()) {
                transactions.put(
                        anchor.path("to").asLong(),
                        anchor.path("transactionHash").asText());
            }
        }
        return transactions;
    }

    private List<JsonNode> anchored(String service) {
        var anchored = new ArrayList<JsonNode>();
        for (var anchor : service(service).get("/v1/audit/anchors")) {
            if (anchor.path("state").asText().equals("ANCHORED")) {
                anchored.add(anchor);
            }
        }
        return anchored;
    }

    @Override
    public long eventCount(String service) {
        return service(service).get("/v1/audit/head").path("logCount").asLong();
    }

    /**
     * Has every event of now journaled and its head anchored on chain, and waits for it.
     *
     * @throws io.penstock.cli.rest.ServiceFault with the reason, if the chain refuses the journal
     */
    void anchorNow() {
        for (var service : SERVICES) {
            service(service)
                    .await(
                            "/v1/audit/head",
                            h -> h.path("position").asLong()
                                    == h.path("logCount").asLong(),
                            h -> Optional.empty());
            var position =
                    service(service).get("/v1/audit/head").path("position").asLong();
            service(service).post("/v1/audit/anchor", ServiceClient.nothing());
            service(service)
                    .await("/v1/audit/anchors", anchors -> last(anchors) >= position, anchors -> refusal(anchors));
        }
    }

    private static long last(JsonNode anchors) {
        long last = 0;
        for (var anchor : anchors) {
            last = anchor.path("state").asText().equals("ANCHORED")
                    ? anchor.path("to").asLong()
                    : last;
        }
        return last;
    }

    private static Optional<String> refusal(JsonNode anchors) {
        for (var anchor : anchors) {
            if (anchor.path("state").asText().equals("REFUSED")) {
                return Optional.of("the chain refuses the journal from "
                        + anchor.path("from").asLong() + " to "
                        + anchor.path("to").asLong() + ": "
                        + anchor.path("reason").asText());
            }
        }
        return Optional.empty();
    }

    private ServiceClient service(String name) {
        var service = services.get(name);
        if (service == null) {
            throw new AuditException("no service " + name);
        }
        return service;
    }
}
