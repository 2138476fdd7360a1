package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.it.Api.Answer;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.application.LoanSet;
import io.penstock.issuance.pool.application.PledgeRecovery;
import io.penstock.issuance.pool.application.Pledges;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A pool by registered rules: chosen to a size, frozen, changed, given up. */
class PoolChangesIT extends IssuanceIT {

    private static final String NOTICE = "9".repeat(64);

    @Autowired
    private Pledges pledges;

    @Autowired
    private PledgeRecovery recovery;

    private void rules(String id) {
        var text = """
                schema: penstock/eligibility/1
                id: %s
                version: "1"
                effectiveFrom: 2020-01-01
                currency: USD
                criteria:
                  - {code: NOT_LATE, condition: daysPastDue <= 30}
                  - {code: SCORE, condition: score >= 560}
                limits:
                  - {code: REGION, by: region, max: 38%%}
                """.formatted(id);
        assertThat(admin().call(
                                "POST",
                                "/v1/eligibility-rules",
                                "application/yaml",
                                text.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }

    private Answer open(String pool, String rules, String documents) {
        return admin().put("/v1/pools/" + pool, """
                {"name": "By rules", "currency": "USD", "cutOffDate": "2020-07-31",
                 "rules": {"id": "%s", "version": "1"}, "documents": %s}
                """.formatted(rules, documents));
    }

    @Test
    void isJudgedByItsRulesAndSaysWhichClauseKeepsALoanOut() {
        rules("judged");
        assertThat(open("JUDGED", "nothing", "[]").at("code")).isEqualTo("RULES_NOT_FOUND");
        var opened = open("JUDGED", "judged", "[]");
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        var hash = opened.body().path("rules").path("hash").asString();
        assertThat(hash).hasSize(64);
        var imported = importTape("JUDGED", sampleTapeFor("JUDGED"));
        assertThat(imported.at("state")).as(imported.text()).isEqualTo("SUCCEEDED");
        assertThat(imported.body().path("result").path("rules").path("hash").asString())
                .isEqualTo(hash);

        // The import in Java and the register's SQL count the same loans by criteria.
        var bySql = admin().get("/v1/pools/JUDGED/eligibility?rules=judged&version=1")
                .body();
        int trimmed = 0;
        int rejected = 0;
        var after = "";
        do {
            var page = admin().get("/v1/pools/JUDGED/rejections?limit=500&after=" + after);
            for (var item : page.body().path("items")) {
                rejected++;
                for (var reason : item.path("reasons")) {
                    switch (reason.path("criterion").asString()) {
                        case "REGION" -> {
                            trimmed++;
                            assertThat(reason.path("clause").asString()).isEqualTo("each region at most 38%");
                            assertThat(reason.path("detail").asString()).startsWith("NC held ");
                        }
                        case "SCORE" ->
                            assertThat(reason.path("clause").asString()).isEqualTo("score >= 560");
                        default -> assertThat(reason.path("clause").asString()).isEqualTo("daysPastDue <= 30");
                    }
                }
            }
            after = page.at("next");
        } while (!after.isEmpty());
        assertThat(trimmed).isPositive();
        assertThat(bySql.path("loans").asInt() - bySql.path("eligible").asInt()).isEqualTo(rejected - trimmed);

        admin().post("/v1/pools/JUDGED/freeze", "");
        awaitState("/v1/pools/JUDGED", "ANCHORED");
        for (var event : List.of("asset-pool.opened", "asset-pool.loan-tape-imported", "asset-pool.frozen")) {
            assertThat(jdbc.queryForObject(
                            "select payload::jsonb -> 'rules' ->> 'hash' from event_log"
                                    + " where stream_id = 'pool/JUDGED' and name = ?",
                            String.class,
                            event))
                    .as(event)
                    .isEqualTo(hash);
        }
    }

    @Test
    void isChosenToASizeFrozenAndChanged() {
        rules("sized");
        open("SIZED", "sized", "[{\"kind\": \"SALE_AGREEMENT\", \"before\": \"FREEZE\"}]");
        assertThat(choose("SIZED", "20000000.00", 1).at("code")).isEqualTo("POOL_HAS_NO_TAPE");
        importTape("SIZED", sampleTapeFor("SIZED"));
        assertThat(choose("SIZED", "0", 1).at("code")).isEqualTo("TARGET_NOT_POSITIVE");
        assertThat(choose("SIZED", "0.01", 1).at("code")).isEqualTo("SELECTION_EMPTY");

        var first = choose("SIZED", "20000000.00", 1);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.body().path("reached").asBoolean()).isTrue();
        assertThat(new BigDecimal(first.at("balance")))
                .isBetween(new BigDecimal("19990000"), new BigDecimal("20000000"));
        assertThat(choose("SIZED", "20000000.00", 1).at("loans")).isEqualTo(first.at("loans"));
        assertThat(choose("SIZED", "20000000.00", 2).at("loans")).isNotEqualTo(first.at("loans"));
        assertThat(admin().get("/v1/pools/SIZED/selections").body()).hasSize(2);
        assertThat(admin().post("/v1/pools/SIZED/selections/none/confirm", "").at("code"))
                .isEqualTo("SELECTION_NOT_FOUND");
        var confirmed = admin().post("/v1/pools/SIZED/selections/" + first.at("selectionId") + "/confirm", "");
        assertThat(confirmed.body().path("confirmed").asBoolean()).isTrue();

        assertThat(admin().post("/v1/pools/SIZED/freeze", "").at("code")).isEqualTo("DOCUMENT_MISSING");
        assertThat(pledged("SIZED")).isZero();
        var documents = admin().post("/v1/pools/SIZED/documents", """
                {"kind": "SALE_AGREEMENT", "title": "Receivables sale", "hash": "%s", "documentDate": "2020-08-12"}
                """.formatted(NOTICE));
        assertThat(documents.body().path("documents")).hasSize(1);
        admin().post("/v1/pools/SIZED/freeze", "");
        var anchored = awaitState("/v1/pools/SIZED", "ANCHORED");
        int loans = first.body().path("loanCount").asInt();
        assertThat(anchored.body().path("poolLoanCount").asInt()).isEqualTo(loans);
        assertThat(anchored.at("poolBalance")).isEqualTo(first.at("balance"));
        assertThat(anchored.at("selectionId")).isEqualTo(first.at("selectionId"));
        assertThat(pledged("SIZED")).isEqualTo(loans);
        assertThat(chain.poolAnchor("SIZED", 1).orElseThrow().loanCount()).isEqualTo(loans);

        changes(anchored, loans);
    }

    private void changes(Answer anchored, int loans) {
        var chosen = "select loan_id from pool_chosen_loan where pool = 'SIZED' and loans = (select loans from"
                + " pool_selection where pool = 'SIZED' and seed = 1 and target = 2000000000) order by loan_id limit 1";
        var out = one(chosen);
        var in = one("select l.loan_id from pool_loan l where l.pool = 'SIZED' and l.eligible and l.state <> 'NC'"
                + " and not exists (select 1 from loan_pledge p where p.pool = l.pool and p.loan_id = l.loan_id)"
                + " order by l.loan_id limit 1");
        var bad = one(
                "select r.loan_id from pool_loan_rejection r where r.pool = 'SIZED' and r.criterion = 'SCORE' limit 1");
        assertThat(change(out, "BREACH_OF_REPRESENTATION", null, in).at("code")).isEqualTo("REMOVAL_NOTICE_MISSING");
        assertThat(change("NONE", "WITHDRAWN", null, in).at("code")).isEqualTo("LOAN_NOT_IN_POOL");
        assertThat(change(out, "WITHDRAWN", null, bad).at("code")).isEqualTo("LOAN_NOT_ADMISSIBLE");
        assertThat(pledged("SIZED")).isEqualTo(loans);

        var changed = change(out, "BREACH_OF_REPRESENTATION", NOTICE, in);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.body().path("poolVersion").asInt()).isEqualTo(2);
        var again = awaitState("/v1/pools/SIZED", "ANCHORED");
        assertThat(again.at("root")).isNotEqualTo(anchored.at("root"));
        assertThat(chain.poolRoot("SIZED", 2).orElseThrow()).isEqualTo(again.at("root"));
        assertThat(admin().get("/v1/pools/SIZED/loans/" + out + "/proof").status())
                .isEqualTo(404);
        var proof = admin().get("/v1/pools/SIZED/loans/" + in + "/proof");
        assertThat(proof.body().path("poolVersion").asInt()).isEqualTo(2);
        assertThat("0x" + proof.at("root")).isEqualTo(again.at("root"));
        assertThat(pledged("SIZED")).isEqualTo(loans);
        assertThat(jdbc.queryForList("select loan_id from loan_pledge where pool = 'SIZED'", String.class))
                .contains(in)
                .doesNotContain(out);
    }

    @Test
    void givenUpItsLoansAreFreeForOthers() {
        openPool("GONE", "{}");
        openPool("NEXT", "{}");
        var tape = sampleTapeFor("GONE");
        importTape("GONE", tape);
        importTape("NEXT", tape);
        admin().post("/v1/pools/GONE/freeze", "");
        awaitState("/v1/pools/GONE", "ANCHORED");
        assertThat(admin().post("/v1/pools/NEXT/freeze", "").at("code")).isEqualTo("LOAN_PLEDGED");
        var cancelled = admin().post("/v1/pools/GONE/cancel", "{\"reason\": \"the sale was called off\"}");
        assertThat(cancelled.at("state")).as(cancelled.text()).isEqualTo("CANCELLED");
        assertThat(pledged("GONE")).isZero();
        admin().post("/v1/pools/NEXT/freeze", "");
        awaitState("/v1/pools/NEXT", "ANCHORED");
    }

    /** What a process leaves that dies between the pledge and the freezing, or between a change and its release. */
    @Test
    void pledgesThatADeadProcessLeftArePutRightAtTheNextStart() {
        openPool("DEAD", "{}");
        importTape("DEAD", sampleTapeFor("DEAD"));
        var id = AssetPoolId.named("DEAD");
        var hash = admin().get("/v1/pools/DEAD").at("tapeHash");
        assertThat(pledges.claim(id, hash, new LoanSet.Eligible())).isEmpty();
        pledges.exclusively(id, recovery::run);
        assertThat(pledged("DEAD")).as("somebody is at it").isPositive();
        recovery.run();
        assertThat(pledged("DEAD")).isZero();

        admin().post("/v1/pools/DEAD/freeze", "");
        awaitState("/v1/pools/DEAD", "ANCHORED");
        long loans = pledged("DEAD");
        jdbc.update("insert into loan_pledge values ('', 'DEAD-STRAY', '\\x01'::bytea, 'DEAD')");
        recovery.run();
        assertThat(pledged("DEAD")).isEqualTo(loans);
    }

    private Answer choose(String pool, String target, long seed) {
        return admin().post(
                        "/v1/pools/" + pool + "/selections",
                        "{\"target\": \"%s\", \"tolerance\": \"10000.00\", \"seed\": %d}".formatted(target, seed));
    }

    private Answer change(String out, String reason, @Nullable String notice, String in) {
        return admin().post("/v1/pools/SIZED/loan-changes", """
                {"removed": [{"loanId": "%s", "reason": "%s", "noticeHash": %s}], "added": ["%s"]}
                """.formatted(
                        out, reason, notice == null ? "null" : '"' + notice + '"', in));
    }

    private long pledged(String pool) {
        var count = jdbc.queryForObject("select count(*) from loan_pledge where pool = ?", Long.class, pool);
        return count == null ? 0 : count;
    }

    private String one(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, String.class));
    }
}
