package io.penstock.servicing.loan.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.penstock.servicing.loan.CollectionFinding;
import io.penstock.servicing.loan.CollectionFinding.Code;
import io.penstock.servicing.loan.PeriodDifference;
import io.penstock.servicing.loan.PeriodDifference.Source;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings about rows as exceptions of the period: one a code, with the number of loans. */
class FigureComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "LOAN_NOT_REPORTED, true",
        "LOAN_RETURNED, false",
        "BEGIN_BALANCE_MISSING, false",
        "BEGIN_BALANCE_DIFFERS, true",
        "ROUNDING_ADJUSTED, false",
        "DAYS_PAST_DUE_MISSING, false",
        "ZERO_BALANCE_CODE_MISSING, false",
        "ZERO_BALANCE_CODE_UNLIKELY, false",
        "PAYMENT_ON_CLOSED_LOAN, true",
        "BALANCE_REINSTATED, true",
        "RECOVERY_EXCEEDS_LOSS, true"
    })
    void whatTouchesABalanceOrCashBlocks(Code code, boolean blocking) {
        assertThat(FigureComparison.rows(List.of(finding(2, code))))
                .containsExactly(new PeriodDifference(
                        code.name(),
                        Source.ROWS,
                        Optional.of(BigDecimal.ONE),
                        Optional.empty(),
                        BigDecimal.ZERO,
                        blocking));
    }

    @Test
    void loansOfOneCodeAreOneException() {
        assertThat(FigureComparison.rows(List.of(
                        finding(9, Code.LOAN_RETURNED),
                        finding(2, Code.LOAN_NOT_REPORTED),
                        finding(5, Code.LOAN_RETURNED))))
                .extracting(PeriodDifference::figure, each -> each.ours().orElseThrow())
                .containsExactly(tuple("LOAN_NOT_REPORTED", BigDecimal.ONE), tuple("LOAN_RETURNED", BigDecimal.TWO));
        assertThat(FigureComparison.rows(List.of())).isEmpty();
    }

    private static CollectionFinding finding(int line, Code code) {
        return new CollectionFinding(line, "L" + line, code, 100, "seen");
    }
}
