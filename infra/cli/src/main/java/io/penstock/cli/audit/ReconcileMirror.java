package io.penstock.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.Effect;
import io.penstock.onchain.VersionedEffect;
import java.util.Map;
import java.util.TreeMap;

/**
 * Does the chain have exactly the effects that each service says it has applied? The auditor computes every payload, the
 * running hash and each stream's version anew from the effects' contents, and asks the gateway for its own.
 */
final class ReconcileMirror {

    private final Map<String, ServiceClient> services;
    private final ChainReader chain;
    private final AuditReport report;

    ReconcileMirror(Map<String, ServiceClient> services, ChainReader chain, AuditReport report) {
        this.services = services;
        this.chain = chain;
        this.report = report;
    }

    void run() {
        services.forEach(this::writer);
    }

    private void writer(String service, ServiceClient client) {
        report.area("effects of " + service);
        var mirror = client.get("/v1/chain");
        long base = mirror.path("baseCount").asLong();
        if (mirror.path("baseHead").asText().isEmpty()) {
            return; // it has never written
        }
        var head = mirror.path("baseHead").asText();
        long count = base;
        var streams = new TreeMap<String, Long>();
        JsonNode page;
        do {
            page = client.get("/v1/chain/effects?after=" + count);
            for (JsonNode each : page) {
                count++;
                report.same(service + " effect in order", each.path("no").asLong(), "service", count, "counted");
                var effect =
                        new VersionedEffect(effect(each), each.path("version").asLong());
                head = effect.headAfter(head);
                streams.put(effect.effect().stream(), effect.version());
            }
        } while (!page.isEmpty());
        report.count("effects", count - base);
        report.count("streams", streams.size());
        report.same(service + " effects", count, "log", chain.writerCount(service), "chain");
        report.same(service + " running hash", head, "computed from the effects", chain.writerHead(service), "chain");
        streams.forEach((name, version) -> report.same(
                service + " version of stream " + name, version, "log", chain.streamVersion(name), "chain"));
        ownRun(service, client);
    }

    /** What the service finds itself at this moment: nonces and all that its own fold of its log says. */
    private void ownRun(String service, ServiceClient client) {
        report.area(service + "'s own reconciliation");
        client.post("/v1/chain/reconcile", Map.of());
        var standing = client.get("/v1/chain/breaks");
        report.count("breaks that stand in the log", standing.size());
        for (JsonNode each : standing) {
            report.fault(service + " break " + each.path("number").asInt() + " "
                    + each.path("state").asText() + " since block "
                    + each.path("blockNumber").asLong() + ": "
                    + each.path("what").asText() + ": log " + each.path("log").asText() + ", chain "
                    + each.path("chain").asText());
        }
    }

    private static Effect effect(JsonNode each) {
        return new Effect(
                each.path("key").asText(),
                each.path("id").asText(),
                each.path("stream").asText(),
                each.path("targetId").asText(),
                each.path("call").asText(),
                0);
    }
}
