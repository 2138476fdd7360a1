package io.penstock.issuance.pool.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.EligibilityCriterion.Rule;
import io.penstock.issuance.pool.EligibilitySummary;
import io.penstock.issuance.pool.Loans;
import io.penstock.issuance.pool.domain.EligibilityReport.Reason;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PoolEligibilityTest {

    /** One row for either side of each bound: rule, limit, loan, and the reason, or nothing. */
    static Stream<Arguments> bounds() {
        var loan = Loans.ordinary("L1");
        return Stream.of(
                row(Rule.MAX_ORIGINAL_TERM, "72", loan.terms(72, 60), ""),
                row(Rule.MAX_ORIGINAL_TERM, "72", loan.terms(73, 60), "original term 73 > 72"),
                row(Rule.MAX_REMAINING_TERM, "60", loan.terms(72, 60), ""),
                row(Rule.MAX_REMAINING_TERM, "60", loan.terms(72, 61), "remaining term 61 > 60"),
                row(Rule.MIN_RATE, "0.02", loan.rate("0.02"), ""),
                row(Rule.MIN_RATE, "0.02", loan.rate("0.0199"), "rate 0.0199 < 0.02"),
                row(Rule.MAX_RATE, "0.15", loan.rate("0.15"), ""),
                row(Rule.MAX_RATE, "0.15", loan.rate("0.1501"), "rate 0.1501 > 0.15"),
                row(Rule.MAX_DAYS_PAST_DUE, "30", loan.late(OptionalInt.of(30)), ""),
                row(Rule.MAX_DAYS_PAST_DUE, "30", loan.late(OptionalInt.of(31)), "days past due 31 > 30"),
                row(Rule.MAX_DAYS_PAST_DUE, "30", loan.late(OptionalInt.empty()), "days past due not reported"),
                row(Rule.MIN_CREDIT_SCORE, "600", loan.scored(OptionalInt.of(600)), ""),
                row(Rule.MIN_CREDIT_SCORE, "600", loan.scored(OptionalInt.of(599)), "score 599 < 600"),
                row(Rule.MIN_CREDIT_SCORE, "600", loan.scored(OptionalInt.empty()), "score not reported"),
                row(Rule.MIN_BALANCE, "500.00", loan.balance(50_000), ""),
                row(Rule.MIN_BALANCE, "500.00", loan.balance(49_999), "balance 499.99 < 500.00"),
                row(Rule.MAX_BALANCE, "500.00", loan.balance(50_000), ""),
                row(Rule.MAX_BALANCE, "500.00", loan.balance(50_001), "balance 500.01 > 500.00"));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void eachCriterionHoldsUpToItsLimit(Rule rule, String limit, Loans loan, String reason) {
        var report = Criteria.check(List.of(loan.loan()), new EligibilityCriterion(rule, dec(limit)));
        if (reason.isEmpty()) {
            assertThat(report.rejected()).isEmpty();
        } else {
            assertThat(report.rejected())
                    .singleElement()
                    .satisfies(r -> assertThat(r.reasons()).containsExactly(new Reason(rule.name(), reason)));
        }
    }

    @Test
    void withoutCriteriaOnlySoundBalancesAreAskedFor() {
        var sound = Loans.ordinary("L1").balance(1).loan();
        var empty = Loans.ordinary("L2").balance(0).loan();
        var broken = Loans.ordinary("L3").beginning(100_001).loan();
        var report = Criteria.check(List.of(sound, empty, broken));
        assertThat(report.eligible()).containsExactly(sound);
        assertThat(report.rejected())
                .extracting(r -> r.loan().loanId() + " " + r.reasons())
                .containsExactly(
                        "L2 [Reason[criterion=POSITIVE_BALANCE, detail=balance 0.00]]",
                        "L3 [Reason[criterion=BALANCE_ROLL, detail=balance 1000.00, the period's figures give 1000.01]]");
    }

    @Test
    void everyReasonIsNamedInTheOrderOfTheRules() {
        var loan = Loans.ordinary("L1")
                .terms(90, 80)
                .rate("0.2")
                .scored(OptionalInt.of(500))
                .loan();
        var criteria = new EligibilityCriterion[] {
            new EligibilityCriterion(Rule.MIN_CREDIT_SCORE, dec("600")),
            new EligibilityCriterion(Rule.MAX_RATE, dec("0.15")),
            new EligibilityCriterion(Rule.MAX_ORIGINAL_TERM, dec("84"))
        };
        assertThat(Criteria.check(List.of(loan), criteria).rejected())
                .singleElement()
                .satisfies(r -> assertThat(r.reasons())
                        .extracting(Reason::criterion)
                        .containsExactly("MAX_ORIGINAL_TERM", "MAX_RATE", "MIN_CREDIT_SCORE"));
    }

    @Test
    void theSummaryCountsBothKinds() {
        var report = Criteria.check(List.of(
                Loans.ordinary("L2").balance(7).loan(),
                Loans.ordinary("L1").balance(5).loan(),
                Loans.ordinary("L3").balance(0).loan()));
        assertThat(report.eligible()).extracting(LoanRecord::loanId).containsExactly("L1", "L2");
        assertThat(report.summary()).isEqualTo(new EligibilitySummary(2, Money.of("USD", "0.12"), 1));
    }

    private static Arguments row(Rule rule, String limit, Loans loan, String reason) {
        return Arguments.of(rule, limit, loan, reason);
    }

    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }
}
