package io.penstock.cli.audit;

import io.penstock.cli.rest.ServiceClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
        var lines = new BufferedReader(
                new InputStreamReader(service(service).stream("/v1/audit/log?after=0"), StandardCharsets.UTF_8));
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> LogRecord.parse(service, line))
                .onClose(() -> close(lines));
    }

    @Override
    public List<Anchor> anchors(String service) {
        var anchors = new ArrayList<Anchor>();
        for (var anchor : service(service).get("/v1/audit/anchors")) {
            anchors.add(new Anchor(
                    anchor.path("from").asLong(),
                    anchor.path("to").asLong(),
                    anchor.path("head").asText()));
        }
        return anchors;
    }

    @Override
    public long eventCount(String service) {
        return service(service).get("/v1/audit/head").path("logCount").asLong();
    }

    /** Has every event of now journaled and its head anchored on chain, and waits for it. */
    void anchorNow() {
        for (var service : SERVICES) {
            service(service)
                    .await(
                            "/v1/audit/head",
                            h -> h.path("position").asLong()
                                    == h.path("logCount").asLong(),
                            h -> Optional.empty());
            service(service).post("/v1/audit/anchor", ServiceClient.nothing());
            var position =
                    service(service).get("/v1/audit/head").path("position").asLong();
            service(service)
                    .await(
                            "/v1/audit/anchors",
                            anchors -> !anchors.isEmpty()
                                    && anchors.get(anchors.size() - 1)
                                                    .path("to")
                                                    .asLong()
                                            >= position,
                            h -> Optional.empty());
        }
    }

    private ServiceClient service(String name) {
        var service = services.get(name);
        if (service == null) {
            throw new AuditException("no service " + name);
        }
        return service;
    }

    static void close(BufferedReader lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
