package io.penstock.issuance.pool.adapter;

import static io.penstock.tape.Rule.BALANCE_ROLL;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.SharedMaterial;
import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.EligibilityCriterion.Rule;
import io.penstock.issuance.pool.domain.Criteria;
import io.penstock.issuance.pool.domain.LoanTape;
import io.penstock.kernel.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tapes as issuers filed them, and our own sample of one. */
class RealTapeTest {

    /** The figures come from the tape's own expectation file, which was made by other code than ours. */
    @Test
    void theFullTapeAgreesWithItsControlTotals() throws IOException {
        var tape = read(SharedMaterial.file("data/tapes/wosat2020a_absee_dev.xml.gz"));
        var expected = JsonMapper.builder()
                .build()
                .readTree(Files.readString(SharedMaterial.file("data/tapes/wosat2020a_absee_dev.expected.json")));
        var summary = tape.summary();
        var totals = summary.totals();
        assertThat(summary.loanCount()).isEqualTo(expected.get("loans").asInt());
        assertThat(Map.of(
                        "originalLoanAmount", totals.originalAmount(),
                        "reportingPeriodBeginningLoanBalanceAmount", totals.beginningBalance(),
                        "reportingPeriodActualEndBalanceAmount", totals.endBalance(),
                        "actualInterestCollectedAmount", totals.interestCollected(),
                        "actualPrincipalCollectedAmount", totals.principalCollected(),
                        "actualOtherCollectedAmount", totals.otherCollected(),
                        "totalActualAmountPaid", totals.totalPaid(),
                        "otherPrincipalAdjustmentAmount", totals.principalAdjustment(),
                        "scheduledInterestAmount", totals.scheduledInterest(),
                        "scheduledPrincipalAmount", totals.scheduledPrincipal()))
                .allSatisfy((name, total) -> assertThat(total)
                        .as(name)
                        .isEqualTo(Money.of("USD", expected.get(name).asString())));
        assertStates(summary.states(), expected.get("states"));
        assertThat(summary.delinquentOver30())
                .isEqualTo(expected.get("delinquent_gt30").asInt());
        assertThat(tape.loans().stream()
                        .filter(loan -> loan.daysPastDue().isEmpty())
                        .count())
                .isEqualTo(expected.get("null_currentDelinquencyStatus").asLong());
    }

    private static void assertStates(Map<String, Integer> states, JsonNode expected) {
        expected.propertyNames()
                .forEach(state -> assertThat(states)
                        .containsEntry(state, expected.get(state).asInt()));
    }

    @Test
    void everyLoanOfTheFullTapeRollsItsBalance() throws IOException {
        var tape = read(SharedMaterial.file("data/tapes/wosat2020a_absee_dev.xml.gz"));
        var report = Criteria.check(tape.loans());
        assertThat(report.eligible()).hasSize(5_000);
        assertThat(report.rejected()).isEmpty();
    }

    /** The sample deal's criteria and the counts that they gave when Java had rules of its own for them. */
    @Test
    void theSampleCriteriaLetInWhatTheyLetInBeforeTheyWereADocument() throws IOException {
        var tape = read(SharedMaterial.file("data/tapes/wosat2020a_absee_dev.xml.gz"));
        var report = Criteria.check(
                tape.loans(),
                of(Rule.MAX_ORIGINAL_TERM, "84"),
                of(Rule.MAX_REMAINING_TERM, "75"),
                of(Rule.MAX_RATE, "0.18"),
                of(Rule.MAX_DAYS_PAST_DUE, "30"),
                of(Rule.MIN_CREDIT_SCORE, "560"),
                of(Rule.MIN_BALANCE, "1000.00"),
                of(Rule.MAX_BALANCE, "75000.00"),
                of(Rule.MAX_STATE_PERCENT, "38"));
        assertThat(report.eligible()).hasSize(4_738);
        assertThat(report.rejected()).hasSize(262);
        var counts = new TreeMap<String, Integer>();
        report.rejected()
                .forEach(loan -> loan.reasons().forEach(reason -> counts.merge(reason.criterion(), 1, Integer::sum)));
        assertThat(counts)
                .isEqualTo(Map.of(
                        "MAX_DAYS_PAST_DUE", 26,
                        "MAX_RATE", 12,
                        "MAX_STATE_PERCENT", 17,
                        "MIN_BALANCE", 4,
                        "MIN_CREDIT_SCORE", 209));
    }

    private static EligibilityCriterion of(Rule rule, String limit) {
        return new EligibilityCriterion(rule, new BigDecimal(limit));
    }

    /** Three states hold 94 %: at 40 % North Carolina has to give loans up, at 30 % Alabama and South Carolina too. */
    @Test
    void theFullTapeHasToGiveUpLoansOfItsLargestStates() throws IOException {
        var tape = read(SharedMaterial.file("data/tapes/wosat2020a_absee_dev.xml.gz"));
        var report =
                Criteria.check(tape.loans(), new EligibilityCriterion(Rule.MAX_STATE_PERCENT, new BigDecimal("30")));
        assertThat(report.rejected())
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.loan().state()).isIn("NC", "AL", "SC"));
        long pool = report.summary().eligibleBalance().minorUnits();
        long nc = report.eligible().stream()
                .filter(loan -> loan.state().equals("NC"))
                .mapToLong(loan -> loan.currentBalance())
                .sum();
        assertThat(nc * 100).isLessThanOrEqualTo(30 * pool);
    }

    /** Valid by schema, and refused by the balance rule: the charge-off of 0.28 left the end balance at 0.28. */
    @Test
    void aBalanceThatDoesNotFollowFromThePeriodIsRejected() throws IOException {
        var tape = pooled(SharedMaterial.file("data/tapes/absee_verbatim_ford-2025-a_2026-07.xml"));
        assertThat(tape.rejecting()).singleElement().satisfies(finding -> {
            assertThat(finding.loan()).endsWith("439");
            assertThat(finding.rule()).isEqualTo(BALANCE_ROLL);
        });
        assertThat(tape.faults()).isEmpty(); // the other loan is used
        assertThat(tape.tape().orElseThrow().loans()).hasSize(1);
    }

    @Test
    void aPaidOffLoanIsRead() throws IOException {
        var tape = read(SharedMaterial.file("data/tapes/absee_verbatim_sdart-2026-1_2026-06.xml"));
        assertThat(tape.loans()).hasSize(3);
        assertThat(tape.loans().getFirst().currentBalance()).isZero();
    }

    /** Figures of {@code SOURCE.md}, counted by a script apart from our code. */
    @Test
    void ourSampleIsHalfOfTheFullTape() throws IOException {
        var tape = read(Path.of("src/test/resources/tape/world-omni-2020-a.csv"));
        var totals = tape.summary().totals();
        assertThat(tape.loans()).hasSize(2_500);
        assertThat(totals.originalAmount()).isEqualTo(Money.of("USD", "68674342.59"));
        assertThat(totals.endBalance()).isEqualTo(Money.of("USD", "60846158.67"));
        assertThat(totals.totalPaid()).isEqualTo(Money.of("USD", "1244551.97"));
        assertThat(totals.principalAdjustment()).isEqualTo(Money.of("USD", "-751513.39"));
    }

    private static LoanTape read(Path file) throws IOException {
        var read = pooled(file);
        assertThat(read.rejecting()).isEmpty();
        return read.tape().orElseThrow();
    }

    private static PoolTape pooled(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return PoolTape.read(in, String.valueOf(file.getFileName()), Currency.getInstance("USD"));
        }
    }
}
