package io.penstock.cli.demo;

import static io.penstock.cli.demo.Narrator.money;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.cli.tape.SampleCriteria;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Step 1: a tape becomes a pool that is fixed, hashed and anchored. */
final class PoolAdmission {

    private final ServiceClient issuance;
    private final Narrator narrator;

    PoolAdmission(ServiceClient issuance, Narrator narrator) {
        this.issuance = issuance;
        this.narrator = narrator;
    }

    /** Returns the pool as the service shows it once its root is on chain. */
    JsonNode admit(String poolId, String fileName, byte[] tape) {
        narrator.step("1  Pool admission: " + poolId);
        var path = "/v1/pools/" + ServiceClient.encode(poolId);
        if (issuance.find(path).isEmpty()) {
            issuance.put(
                    path,
                    Map.of(
                            "name",
                            "World Omni Select Auto Trust 2020-A, July 2020",
                            "currency",
                            "USD",
                            "cutOffDate",
                            SampleDeal.CUT_OFF.toString(),
                            "eligibility",
                            SampleCriteria.asRequest()));
        }
        if (issuance.get(path).path("state").asText().equals("OPEN")) {
            var job = issuance.post(
                    path + "/tapes?fileName=" + ServiceClient.encode(fileName), tape, "application/octet-stream");
            issuance.awaitOperation(job, narrator::progress);
        }
        var imported = issuance.get(path);
        narrator.say("tape %s, %,d bytes, %,d loans, balance USD %s"
                .formatted(
                        fileName,
                        tape.length,
                        imported.path("loanCount").asInt(),
                        money(imported.path("tapeBalance").asText())));
        narrator.say("eligible %,d loans, USD %s; rejected %,d"
                .formatted(
                        imported.path("eligibleCount").asInt(),
                        money(imported.path("eligibleBalance").asText()),
                        imported.path("rejectedCount").asInt()));
        sayRejections(path);
        if (imported.path("state").asText().equals("TAPE_IMPORTED")) {
            issuance.post(path + "/freeze", ServiceClient.nothing());
        }
        var pool = issuance.await(path, p -> p.path("state").asText().equals("ANCHORED"), p -> Optional.empty());
        narrator.say("frozen at cut-off date %s, root %s"
                .formatted(pool.path("cutOffDate").asText(), pool.path("root").asText()));
        narrator.say("anchored in block %s by %s"
                .formatted(
                        pool.path("anchorBlock").asText(),
                        pool.path("anchorTransaction").asText()));
        return pool;
    }

    private void sayRejections(String path) {
        var byCriterion = new TreeMap<String, Integer>();
        String after = "";
        JsonNode example = null;
        do {
            var page = issuance.get(
                    path + "/rejections?limit=1000" + (after.isEmpty() ? "" : "&after=" + ServiceClient.encode(after)));
            for (var loan : page.path("items")) {
                for (var reason : loan.path("reasons")) {
                    byCriterion.merge(reason.path("criterion").asText(), 1, Integer::sum);
                }
                example = example == null ? loan : example;
            }
            after = page.path("next").asText("");
        } while (!after.isEmpty() && !after.equals("null"));
        byCriterion.forEach((criterion, count) -> narrator.row("  " + criterion, List.of("%,d".formatted(count))));
        if (example != null) {
            narrator.say("  for example %s: %s"
                    .formatted(
                            example.path("loanId").asText(),
                            example.path("reasons").path(0).path("detail").asText()));
        }
    }
}
