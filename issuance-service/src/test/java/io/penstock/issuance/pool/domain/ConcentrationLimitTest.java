package io.penstock.issuance.pool.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.pool.Loans;
import io.penstock.issuance.pool.domain.EligibilityReport.RejectedLoan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcentrationLimitTest {

    @Test
    void aStateExactlyOnTheLimitStays() {
        assertThat(apply("50", loan("A1", "NC", 100), loan("B1", "AL", 100))).isEmpty();
    }

    @Test
    void theLastLoanOfTheLargestStateLeavesFirst() {
        // NC holds 300 of 400, 75 %; without A3 200 of 300, 66.7 %, which is within 70 %.
        assertThat(apply(
                        "70",
                        loan("A3", "NC", 100),
                        loan("A1", "NC", 100),
                        loan("B1", "AL", 100),
                        loan("A2", "NC", 100)))
                .containsExactly("A3");
    }

    @Test
    void sharesAreCountedAnewAfterEachLoan() {
        // NC 300 of 600 is 50 %: A3 leaves, NC 200 of 500 is 40 %. Then AL 200 of 500 is 40 % as well: both within 40
        // %.
        assertThat(apply(
                        "40",
                        loan("A1", "NC", 100),
                        loan("A2", "NC", 100),
                        loan("A3", "NC", 100),
                        loan("B1", "AL", 200),
                        loan("C1", "TX", 100)))
                .containsExactly("A3");
    }

    @Test
    void ofEqualStatesTheFirstByCodeGivesUpALoan() {
        // AL and NC hold 45 % each. AL gives B2 up first; then NC holds 50 %, and so on in turn until 30 % hold.
        var gone = apply(
                "34",
                loan("A1", "NC", 30),
                loan("A2", "NC", 15),
                loan("B1", "AL", 30),
                loan("B2", "AL", 15),
                loan("C1", "TX", 30));
        assertThat(gone).containsExactly("B2", "A2");
    }

    @Test
    void aLimitThatCannotBeMetLeavesNothing() {
        assertThat(apply("49", loan("A1", "NC", 100), loan("B1", "AL", 100))).hasSize(2);
        assertThat(apply("0", loan("A1", "NC", 100))).containsExactly("A1");
    }

    @Test
    void aHundredPercentIsNoLimit() {
        assertThat(apply("100", loan("A1", "NC", 100), loan("A2", "NC", 100))).isEmpty();
    }

    private static LoanRecord loan(String id, String state, long balance) {
        return Loans.ordinary(id).in(state).balance(balance).loan();
    }

    private static List<String> apply(String limit, LoanRecord... loans) {
        return ConcentrationLimit.apply(new ArrayList<>(List.of(loans)), new BigDecimal(limit)).stream()
                .map(RejectedLoan::loan)
                .map(LoanRecord::loanId)
                .toList();
    }
}
