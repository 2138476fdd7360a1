package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.SharedMaterial;
import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.contracts.issuance.PoolLoansV1;
import io.penstock.issuance.pool.AssetPoolCommand.CommitPool;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.kernel.Money;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.LoanEvidence;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.json.PlatformJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A pool from its tape to its anchor. */
class PoolIT extends IssuanceIT {

    @Autowired
    private ContractAddresses contracts;

    @Autowired
    private Commands commands;

    private static final String HEADER =
            new String(sampleTape(), StandardCharsets.UTF_8).lines().findFirst().orElseThrow();

    @Test
    void goesFromTapeToAnchor() {
        var opened = openPool("LIFE", "{\"maxDaysPastDue\": \"30\", \"minScore\": 520, \"maxStatePercent\": \"38\"}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(opened.at("state")).isEqualTo("OPEN");

        var imported = importTape("LIFE", sampleTapeFor("LIFE"));
        assertThat(imported.at("state")).as(imported.text()).isEqualTo("SUCCEEDED");
        assertThat(imported.body().path("total").asInt()).isEqualTo(2_500);

        var pool = admin().get("/v1/pools/LIFE");
        assertThat(pool.at("state")).isEqualTo("TAPE_IMPORTED");
        assertThat(pool.at("tapeBalance")).isEqualTo("60846158.67");
        assertThat(pool.body().path("totals").path("originalLoanAmount").asString())
                .isEqualTo("68674342.59");
        int eligible = pool.body().path("eligibleCount").asInt();
        int rejected = pool.body().path("rejectedCount").asInt();
        assertThat(eligible + rejected).isEqualTo(2_500);
        assertThat(rejected).isPositive();
        assertThat(allRejections("LIFE")).isEqualTo(rejected);

        admin().post("/v1/pools/LIFE/freeze", "");
        var anchored = awaitState("/v1/pools/LIFE", "ANCHORED");
        assertThat(chain.poolRoot("LIFE", 1).orElseThrow()).isEqualTo(anchored.at("root"));
        var onChain = chain.poolAnchor("LIFE", 1).orElseThrow();
        assertThat(onChain.loanCount()).isEqualTo(eligible);
        assertThat(onChain.balanceMinor()).isEqualTo(cents(anchored.at("eligibleBalance")));
        assertThat(anchored.at("anchorTransaction")).startsWith("0x");

        showsOneLoanAlone(eligible, anchored.at("root"));

        // Repeats change nothing: opened, imported, frozen, anchor requested, anchored.
        admin().post("/v1/pools/LIFE/freeze", "");
        importTape("LIFE", sampleTapeFor("LIFE"));
        assertThat(eventsOf("pool/LIFE")).isEqualTo(5);

        tellsServicingOnceADealClosesOnIt(eligible, anchored);
    }

    private void tellsServicingOnceADealClosesOnIt(int eligible, Api.Answer anchored) {
        commands.send(new CommitPool(AssetPoolId.named("LIFE"), "deal/LIFE", Money.of("USD", "1.00")));
        assertThat(admin().get("/v1/pools/LIFE").at("committedTo")).isEqualTo("deal/LIFE");
        assertThat(admin().post("/v1/pools/LIFE/cancel", "{\"reason\": \"late\"}")
                        .at("code"))
                .isEqualTo("POOL_COMMITTED");
        await().atMost(PATIENCE).untilAsserted(() -> {
            var messages = SERVICES.published(Topics.ISSUANCE_POOL).stream()
                    .filter(message -> message.key().equals("LIFE"))
                    .toList();
            var loans = messages.stream()
                    .filter(message -> message.body() instanceof PoolLoansV1)
                    .mapToInt(message -> ((PoolLoansV1) message.body()).loans().size())
                    .sum();
            assertThat(loans).isEqualTo(eligible);
            assertThat(messages.getLast().body()).isInstanceOfSatisfying(PoolFrozenV1.class, frozen -> {
                assertThat(frozen.loanCount()).isEqualTo(eligible);
                assertThat(frozen.root()).isEqualTo(anchored.at("root"));
                assertThat(frozen.currentBalance().minorUnitsExact()).isEqualTo(cents(anchored.at("eligibleBalance")));
            });
        });
    }

    private int allRejections(String pool) {
        int count = 0;
        var after = "";
        do {
            var page = admin().get("/v1/pools/" + pool + "/rejections?limit=70&after=" + after);
            assertThat(page.status()).isEqualTo(200);
            for (var item : page.body().path("items")) {
                assertThat(item.path("reasons")).isNotEmpty();
                count++;
            }
            after = page.at("next");
        } while (!after.isEmpty());
        return count;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MISSING|loanId|x|COLUMN_ESSENTIAL_MISSING",
                "NUMBER|29019.59|29019,59|ROW_CELL_COUNT",
                "NUMBER2|29019.59|abc|NUMBER_MALFORMED",
                "TWICE|WO0000003|WO0000001|LOAN_DUPLICATE",
                "LATIN|,VT,|,É,|POOL_VALUE_OUT_OF_RANGE"
            })
    void storesNothingOfAFaultyTape(String pool, String good, String bad, String code) {
        openPool(pool, "{}");
        var text = new String(sampleTape(), StandardCharsets.UTF_8).replaceFirst(good, bad);
        var failed = importTape(pool, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(failed.at("state")).isEqualTo("FAILED");
        assertThat(failed.at("code")).isEqualTo("TAPE_FAULTY");
        assertThat(StreamSupport.stream(failed.body().path("errors").spliterator(), false)
                        .map(error -> error.path("code").asString()))
                .contains(code);
        assertThat(admin().get("/v1/pools/" + pool).at("state")).isEqualTo("OPEN");
        assertThat(jdbc.queryForObject("select count(*) from pool_loan where pool = ?", Long.class, pool))
                .isZero();
        // The corrected file goes in.
        assertThat(importTape(pool, sampleTape()).at("state")).isEqualTo("SUCCEEDED");
    }

    /** The proof that the service hands out is accepted by the registry on chain, and by nobody for another loan. */
    private void showsOneLoanAlone(int eligible, String root) {
        var loanId = jdbc.queryForObject(
                "select loan_id from pool_loan where pool = 'LIFE' and eligible order by loan_id offset 7 limit 1",
                String.class);
        var proof = admin().get("/v1/pools/LIFE/loans/" + loanId + "/proof");
        assertThat(proof.status()).as(proof.text()).isEqualTo(200);
        assertThat(proof.body().path("loanCount").asInt()).isEqualTo(eligible);
        assertThat("0x" + proof.at("root")).isEqualTo(root);
        var siblings = new ArrayList<String>();
        proof.body().path("siblings").forEach(sibling -> siblings.add(sibling.asString()));
        var registry = new LoanEvidence(web3, contracts.assetPoolRegistry());
        int index = proof.body().path("index").asInt();
        assertThat(registry.holds("LIFE", 1, index, proof.at("leaf"), siblings)).isTrue();
        assertThat(registry.holds("LIFE", 1, index + 1, proof.at("leaf"), siblings))
                .isFalse();
        assertThat(registry.holds("OTHER", 1, index, proof.at("leaf"), siblings))
                .isFalse();
        assertThat(admin().get("/v1/pools/LIFE/loans/NONE/proof").status()).isEqualTo(404);
    }

    /** The issuer's own form, packed, runs the same way. */
    @Test
    void takesTheFullTapeInTheFormOfTheSec() throws IOException {
        var file = Files.readAllBytes(SharedMaterial.file("data/tapes/wosat2020a_absee_dev.xml.gz"));
        var expected = PlatformJson.mapper()
                .readTree(Files.readString(SharedMaterial.file("data/tapes/wosat2020a_absee_dev.expected.json")));
        openPool("FULL", "{\"maxStatePercent\": \"35\"}");
        assertThat(importTape("FULL", file).at("state")).isEqualTo("SUCCEEDED");
        var pool = admin().get("/v1/pools/FULL").body();
        assertThat(pool.path("loanCount").asInt()).isEqualTo(5_000);
        assertThat(pool.path("totals")).hasSize(10);
        pool.path("totals")
                .properties()
                .forEach(total -> assertThat(total.getValue().asString())
                        .as(total.getKey())
                        .isEqualTo(expected.path(total.getKey()).asString()));
        assertThat(pool.path("delinquentOver30").asInt()).isEqualTo(26);
        admin().post("/v1/pools/FULL/freeze", "");
        awaitState("/v1/pools/FULL", "ANCHORED");
    }

    @Test
    void anotherTapeTakesThePlaceOfTheFirstAndBackAgain() {
        openPool("SWAP", "{}");
        var lines = new String(sampleTape(), StandardCharsets.UTF_8)
                .lines()
                .limit(101)
                .toList();
        var hundred = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        importTape("SWAP", sampleTape());
        assertThat(importTape("SWAP", hundred).at("state")).isEqualTo("SUCCEEDED");
        assertThat(admin().get("/v1/pools/SWAP").body().path("loanCount").asInt())
                .isEqualTo(100);
        assertThat(importTape("SWAP", sampleTape()).at("state")).isEqualTo("SUCCEEDED");
        assertThat(admin().get("/v1/pools/SWAP").body().path("loanCount").asInt())
                .isEqualTo(2_500);
    }

    @Test
    void answersWithTheReason() {
        assertThat(admin().get("/v1/pools/NONE").at("code")).isEqualTo("POOL_NOT_FOUND");
        assertThat(admin().upload("/v1/pools/NONE/tapes", sampleTape()).status())
                .isEqualTo(404);
        assertThat(admin().put("/v1/pools/a%20b", "{}").at("code")).isEqualTo("ID_MALFORMED");
        openPool("EARLY", "{}");
        assertThat(admin().post("/v1/pools/EARLY/freeze", "").at("code")).isEqualTo("POOL_HAS_NO_TAPE");
        assertThat(openPool("EARLY", "{\"maxRate\": 0.1}").at("code")).isEqualTo("POOL_ALREADY_OPEN");
        assertThat(openPool("EARLY2", "{\"maxRate\": -1}").status()).isEqualTo(422);
        var oneMonthLate =
                (HEADER + "\nX1,2020-08-31,VT,735,1,1,1,0,0,1,1,1,0,1,0,0,0,0,0,0\n").getBytes(StandardCharsets.UTF_8);
        assertThat(importTape("EARLY", oneMonthLate).at("code")).isEqualTo("TAPE_DATE_DIFFERS");
        assertThat(jdbc.queryForObject("select count(*) from pool_loan where pool = 'EARLY'", Long.class))
                .isZero();
    }

    private static long cents(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }
}
