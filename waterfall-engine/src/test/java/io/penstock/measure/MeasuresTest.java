package io.penstock.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.kernel.DayCount;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 15);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 17);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 16);

    @ParameterizedTest
    @CsvSource({
        "WHOLE_MONTHS, 0.1666666666666667", // 2 of 12, although it is 60 days
        "THIRTY_360,   0.1694444444444444", // 61 of 360
        "ACT_365,      0.1643835616438356", // 60
        "ACT_360,      0.1666666666666667",
        "ACT_ACT,      0.1643835616438356",
    })
    void timesCountAsTheDealSays(TimeBasis basis, double years) {
        assertThat(basis.years(JANUARY, MARCH)).isCloseTo(years, within(1e-15));
        assertThat(basis.years(MARCH, JANUARY)).isCloseTo(-years, within(1e-15));
    }

    @Nested
    class Yields {

        @Test
        void existOnlyWhereSomethingIsPaid() {
            assertThat(Yield.atPrice(List.of(new Cashflow(1, 0)), 90, Compounding.ANNUAL))
                    .isEmpty();
            assertThat(Yield.atPrice(List.of(new Cashflow(1, 100)), -5, Compounding.ANNUAL))
                    .isEmpty();
            assertThat(Yield.atPrice(List.of(), 90, Compounding.ANNUAL)).isEmpty();
        }

        @Test
        void mayBeFarFromZero() {
            // 100 for 1 after a year: 9,900 %; 1 for 100: −99 %.
            assertThat(Yield.atPrice(List.of(new Cashflow(1, 100)), 1, Compounding.ANNUAL)
                            .orElseThrow())
                    .isCloseTo(99, within(1e-9));
            assertThat(Yield.atPrice(List.of(new Cashflow(1, 1)), 100, Compounding.ANNUAL)
                            .orElseThrow())
                    .isCloseTo(-0.99, within(1e-12));
        }

        @Test
        void ofReturnNeedBothSigns() {
            assertThat(InternalRateOfReturn.of(List.of(new Cashflow(0, 1), new Cashflow(1, 1))))
                    .isEmpty();
            assertThat(InternalRateOfReturn.ofDated(List.of())).isEmpty();
            assertThat(InternalRateOfReturn.of(List.of(new Cashflow(0, -1), new Cashflow(1, 1)))
                            .orElseThrow())
                    .isZero();
        }
    }

    @Test
    void flowsOutOfOrderHaveNoMargin() {
        var flows = List.of(new Cashflow(1, 50), new Cashflow(0.5, 50));
        assertThatThrownBy(() -> DiscountMargin.price(flows, 0.05, 0.01)).hasMessage("flow at 0.5 after one at 1.0");
    }

    @Test
    void flowsAreFinite() {
        assertThatThrownBy(() -> new Cashflow(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void interestAccruesToSettlement() {
        // 7 days of 30/360 at 9 % on 100.
        double accrued =
                AccruedInterest.of(100, 0.09, DayCount.THIRTY_360, LocalDate.of(1989, 6, 1), LocalDate.of(1989, 6, 8));
        assertThat(accrued).isCloseTo(0.175, within(1e-15));
        assertThatThrownBy(() -> AccruedInterest.of(100, 0.09, DayCount.ACT_360, MARCH, JANUARY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void factorsArePrintedFromExactAmounts() {
        assertThat(Factor.of(25, 100)).isEqualTo(0.25);
        assertThat(Factor.printed(Money.of("USD", "1.00"), Money.of("USD", "3.00"), 8, RoundingMode.HALF_UP))
                .isEqualTo(new BigDecimal("0.33333333"));
        assertThatThrownBy(
                        () -> Factor.printed(Money.of("USD", "1.00"), Money.of("EUR", "3.00"), 8, RoundingMode.HALF_UP))
                .hasMessage("currency mismatch: USD 1.00 and EUR 3.00");
        assertThatThrownBy(() -> Factor.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void windowRunsFromFirstToLastPrincipal() {
        var flows =
                List.of(new DatedCashflow(JANUARY, 0.004), new DatedCashflow(FEBRUARY, 5), new DatedCashflow(MARCH, 1));
        var window = PaymentWindow.of(flows, 0.005).orElseThrow();
        assertThat(window).isEqualTo(new PaymentWindow(FEBRUARY, MARCH));
        assertThat(window.months()).isEqualTo(2);
        assertThat(PaymentWindow.of(flows, 10)).isEmpty();
    }

    @Nested
    class Outcome {

        @Test
        void isWholeWhenAllIsPaidInTheEnd() {
            var outcome = ClassOutcome.of(
                    100,
                    List.of(
                            new ClassCashflow(JANUARY, 2, 1, 0, 0),
                            new ClassCashflow(FEBRUARY, 2, 3, 40, 0),
                            new ClassCashflow(MARCH, 1, 1, 60, 0)),
                    0.005);
            assertThat(outcome.isWhole()).isTrue();
            assertThat(outcome.largestInterestShortfall()).isEqualTo(1);
            assertThat(outcome.firstInterestShortfall()).contains(JANUARY);
            assertThat(outcome.firstPrincipalLoss()).isEmpty();
        }

        @Test
        void countsWhatWasWrittenDownOrLeftUnpaid() {
            var writtenDown = ClassOutcome.of(
                    100,
                    List.of(new ClassCashflow(JANUARY, 2, 2, 50, 0), new ClassCashflow(FEBRUARY, 1, 0, 20, 30)),
                    0.005);
            assertThat(writtenDown)
                    .isEqualTo(new ClassOutcome(100, 70, 30, 1, 1, Optional.of(FEBRUARY), Optional.of(FEBRUARY)));
            assertThat(writtenDown.lossShare()).isEqualTo(0.3);
            var unpaid = ClassOutcome.of(
                    100,
                    List.of(new ClassCashflow(JANUARY, 2, 2, 50, 0), new ClassCashflow(FEBRUARY, 1, 1, 20, 0)),
                    0.005);
            assertThat(unpaid.principalLoss()).isEqualTo(30);
            assertThat(unpaid.firstPrincipalLoss()).contains(FEBRUARY);
        }

        @Test
        void isNotReadBackwards() {
            var flows = List.of(new ClassCashflow(FEBRUARY, 0, 0, 0, 0), new ClassCashflow(JANUARY, 0, 0, 0, 0));
            assertThatThrownBy(() -> ClassOutcome.of(100, flows, 0))
                    .hasMessage("flow of 2026-01-15 after that of 2026-02-17");
        }
    }

    @Test
    void protectionIsAShareOfThePool() {
        // Pool 100, class A 70, class B 25, reserve 1.
        var enhancement = CreditEnhancement.of(100, 70, 25, 1);
        assertThat(enhancement).isEqualTo(new CreditEnhancement(0.25, 0.05, 0.01));
        assertThat(enhancement.total()).isCloseTo(0.31, within(1e-15));
        assertThatThrownBy(() -> CreditEnhancement.of(0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void excessSpreadIsAnnual() {
        // 1.00 − 0.10 − 0.40 of 120 in a month is 5 % a year; after losses of 0.20 it is 3 %.
        var spread = ExcessSpread.of(1, 0.1, 0.4, 0.2, 120, 12);
        assertThat(spread.gross()).isCloseTo(0.05, within(1e-15));
        assertThat(spread.net()).isCloseTo(0.03, within(1e-15));
        assertThatThrownBy(() -> ExcessSpread.of(1, 0, 0, 0, 0, 12)).isInstanceOf(IllegalArgumentException.class);
    }

    @Nested
    class Decrement {

        private final List<LocalDate> dates = List.of(JANUARY, FEBRUARY, MARCH);

        @Test
        void isPrintedInWholePercent() {
            var balances = new LinkedHashMap<String, List<Double>>();
            balances.put("1.00% ABS", List.of(200.0, 99.0, 0.0));
            balances.put("1.50% ABS", List.of(200.0, 0.9, 0.0));
            var table = DecrementTable.of(200, dates, balances);
            assertThat(table.printed(0, "1.00% ABS")).isEqualTo("100");
            assertThat(table.printed(1, "1.00% ABS")).isEqualTo("50"); // 49.5
            assertThat(table.printed(1, "1.50% ABS")).isEqualTo("*"); // 0.45
            assertThat(table.printed(2, "1.50% ABS")).isEqualTo("0");
            // 50.5 % after one month, 49.5 % after two.
            assertThat(table.life("1.00% ABS", TimeBasis.WHOLE_MONTHS)).isCloseTo(1.495 / 12, within(1e-15));
            assertThatThrownBy(() -> table.printed(0, "2.00% ABS"))
                    .hasMessage("no scenario 2.00% ABS among [1.00% ABS, 1.50% ABS]");
        }

        @Test
        void hasABalanceForEachDate() {
            var balances = new LinkedHashMap<String, List<Double>>();
            balances.put("0", List.of(1.0));
            assertThatThrownBy(() -> DecrementTable.of(1, dates, balances))
                    .hasMessage("scenario 0 has 1 balances for 3 dates");
        }
    }
}
