package io.penstock.cli.bench.faults;

import static io.penstock.cli.bench.faults.Findings.Kind.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.cli.rest.ServiceFault;
import io.penstock.contracts.journal.JournalRecord;
import io.penstock.issuance.IssuanceLog;
import io.penstock.platform.idempotency.OnceCheck;
import io.penstock.platform.state.StateReplay;
import io.penstock.servicing.ServicingLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Compares states: what this process folds from the journal, in the order in which the journal met the events, with what
 * the service folds from its log now; and each projection, which was kept up to date while all went wrong, with one made
 * anew from the log. Each command must have stored its events once.
 */
final class StateCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Findings findings;
    private final Map<String, Object> facts;

    StateCheck(Findings findings, Map<String, Object> facts) {
        this.findings = findings;
        this.facts = facts;
    }

    void run(String service, ServiceClient auditor, ServiceClient operator) throws IOException {
        states(service, auditor);
        for (JsonNode projection : operator.get("/v1/operations/projections")) {
            var name = projection.path("name").asText();
            try {
                var job = operator.post(
                        "/v1/operations/projections/" + ServiceClient.encode(name) + "/verify",
                        ServiceClient.nothing());
                operator.awaitOperation(job, _ -> {});
                facts.merge("projections equal to their rebuild", 1, (a, b) -> (Integer) a + (Integer) b);
            } catch (ServiceFault differs) {
                findings.add(DIFFERENT, service + " projection " + name + ": " + differs.getMessage());
            }
        }
    }

    private void states(String service, ServiceClient auditor) throws IOException {
        var replay = service.equals("issuance")
                ? new StateReplay(IssuanceLog.events(), IssuanceLog.states())
                : new StateReplay(ServicingLog.events(), ServicingLog.states());
        var once = new OnceCheck();
        try (var lines = new BufferedReader(
                new InputStreamReader(auditor.stream("/v1/audit/log?after=0"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    var record = record(JSON.readTree(line));
                    replay.accept(record);
                    once.accept(record);
                }
            }
        } catch (IllegalStateException broken) {
            findings.add(REORDERED, service + " journal cannot be folded: " + broken.getMessage());
            return;
        }
        once.problems().forEach(problem -> findings.add(DOUBLED, service + ": " + problem));
        var folded = replay.hash().hash();
        var live = auditor.get("/v1/audit/state").path("hash").asText();
        facts.put("state hash of " + service, live);
        if (!live.equals(folded)) {
            findings.add(
                    DIFFERENT,
                    service + " state hash: the service says " + live + ", the replay in the order of" + " the journal "
                            + folded);
        }
    }

    private static JournalRecord record(JsonNode line) {
        return new JournalRecord(
                line.path("eventId").asText(),
                line.path("streamType").asText(),
                line.path("streamId").asText(),
                line.path("sequence").asLong(),
                line.path("name").asText(),
                line.path("revision").asText(),
                line.path("recordedAt").asText(),
                line.path("payload").asText(),
                line.path("metadata").asText());
    }
}
