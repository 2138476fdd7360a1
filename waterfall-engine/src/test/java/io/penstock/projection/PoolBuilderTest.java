package io.penstock.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.kernel.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of a row is named with row and field, and none is thrown. */
class PoolBuilderTest {

    private static final Money BALANCE = Money.of("USD", "1000");

    static List<Arguments> faults() {
        var loan = LoanTerms.level("L", BALANCE, "0.05", 12, 0);
        return List.of(
                Arguments.of(LoanTerms.level(" ", BALANCE, "0.05", 12, 0), "id"),
                Arguments.of(LoanTerms.level("first", BALANCE, "0.05", 12, 0), "id"),
                Arguments.of(LoanTerms.level("L", Money.of("EUR", "1000"), "0.05", 12, 0), "balance"),
                Arguments.of(LoanTerms.level("L", Money.of("USD", "-0.01"), "0.05", 12, 0), "balance"),
                Arguments.of(LoanTerms.level("L", BALANCE, "4,5", 12, 0), "annualRate"),
                Arguments.of(LoanTerms.level("L", BALANCE, "-0.01", 12, 0), "annualRate"),
                Arguments.of(LoanTerms.level("L", BALANCE, "10.01", 12, 0), "annualRate"),
                Arguments.of(
                        LoanTerms.level("L", BALANCE, "1e99999999999999999999999999999999999999", 12, 0), "annualRate"),
                Arguments.of(LoanTerms.level("L", BALANCE, "0.05", 0, 0), "remainingTerm"),
                Arguments.of(LoanTerms.level("L", BALANCE, "0.05", 1201, 0), "remainingTerm"),
                Arguments.of(LoanTerms.level("L", BALANCE, "0.05", 12, -1), "age"),
                Arguments.of(loan.withFirstPeriodFactor("2.1"), "firstPeriodFactor"),
                Arguments.of(loan.withLoans(0), "loans"),
                Arguments.of(LoanTerms.interestOnly("L", BALANCE, "0.05", 12, 0, 12), "interestOnlyMonths"),
                Arguments.of(LoanTerms.balloon("L", BALANCE, "0.05", 12, 0, 11), "amortizationTerm"),
                Arguments.of(
                        LoanTerms.scheduled("L", BALANCE, "0.05", 0, List.of(BALANCE, Money.of("USD", "0.01"))),
                        "scheduledPrincipal"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultNamesRowAndField(LoanTerms row, String field) {
        var builder = new PoolBuilder()
                .add(LoanTerms.level("first", BALANCE, "0.05", 12, 0))
                .add(row);
        assertThat(builder.findings()).hasSize(1);
        var finding = builder.findings().getFirst();
        assertThat(finding.row()).isEqualTo(2);
        assertThat(finding.field()).isEqualTo(field);
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFindingReadsWell() {
        var builder = new PoolBuilder().add(LoanTerms.level("L-17", BALANCE, "4,5", 12, 0));
        assertThat(builder.findings().getFirst())
                .hasToString("row 1 (L-17), annualRate: \"4,5\" is not a decimal number");
    }

    @Test
    void anEmptyPoolIsAFault() {
        assertThat(new PoolBuilder().findings().getFirst().message()).isEqualTo("a pool has at least one loan");
    }

    @Test
    void replinesStandForManyLoans() {
        var pool = Pool.of(
                LoanTerms.level("a", BALANCE, "0.05", 12, 0).withLoans(40),
                LoanTerms.level("b", BALANCE, "0.05", 36, 0).withSegment("new"));
        assertThat(pool.loanCount()).isEqualTo(41);
        assertThat(pool.balance()).isEqualTo(Money.of("USD", "2000"));
        assertThat(pool.longestTerm()).isEqualTo(36);
        assertThat(pool.segments()).containsExactly("", "new");
    }
}
