package io.penstock.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.kernel.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loans that neither prepay nor default pay what the contract says, to the cent (P15). */
class ContractTest {

    private static final Scenario NOTHING_HAPPENS = Scenario.of("contract", Conventions.PROSPECTUS_30);

    private static PoolCashflows run(LoanTerms loan, int months) {
        return PoolProjection.project(Pool.of(loan), NOTHING_HAPPENS, months, 1);
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    /** 100 at 0 % over 4 months is 25 a month. */
    @Test
    void withoutInterestAllPartsAreEqual() {
        var flows = run(LoanTerms.level("zero", usd("100"), "0", 4, 0), 6);
        assertThat(cents(flows, PoolColumn.SCHEDULED_PRINCIPAL)).containsExactly(2500, 2500, 2500, 2500, 0, 0);
        assertThat(flows.interestCents().total()).isZero();
    }

    /** 1,200 over 12 months at 12 %: 100 principal a month, interest 12, 11, … 1. */
    @Test
    void equalPrincipal() {
        var flows = run(LoanTerms.equalPrincipal("equal", usd("1200"), "0.12", 12, 0), 12);
        assertThat(cents(flows, PoolColumn.SCHEDULED_PRINCIPAL)).containsOnly(10_000);
        for (int month = 1; month <= 12; month++) {
            assertThat(flows.interestCents().cents(month)).isEqualTo(100L * (13 - month));
        }
    }

    @Test
    void bulletPaysAllAtTheEnd() {
        var flows = run(LoanTerms.bullet("bullet", usd("1000"), "0.06", 3, 0), 4);
        assertThat(cents(flows, PoolColumn.SCHEDULED_PRINCIPAL)).containsExactly(0, 0, 100_000, 0);
        assertThat(flows.interestCents().cents(3)).isEqualTo(500);
        assertThat(flows.interestCents().cents(4)).isZero();
    }

    /** After 2 free months the loan is a level loan of 10 months. */
    @Test
    void interestOnlyThenLevel() {
        var io = run(LoanTerms.interestOnly("io", usd("10000"), "0.06", 12, 0, 2), 12);
        var level = run(LoanTerms.level("level", usd("10000"), "0.06", 10, 0), 10);
        assertThat(io.value(PoolColumn.SCHEDULED_PRINCIPAL, 1)).isZero();
        assertThat(io.value(PoolColumn.SCHEDULED_PRINCIPAL, 2)).isZero();
        assertThat(io.interest(2)).isEqualTo(5000, within(1e-9));
        for (int month = 1; month <= 10; month++) {
            assertThat(io.value(PoolColumn.SCHEDULED_PRINCIPAL, month + 2))
                    .isEqualTo(level.value(PoolColumn.SCHEDULED_PRINCIPAL, month), within(1e-6));
        }
    }

    /** A balloon of 12 months on a term of 360 pays like the long loan and then the rest. */
    @Test
    void balloon() {
        var balloon = run(LoanTerms.balloon("balloon", usd("100000"), "0.06", 12, 0, 360), 12);
        var level = run(LoanTerms.level("level", usd("100000"), "0.06", 360, 0), 12);
        for (int month = 1; month < 12; month++) {
            assertThat(balloon.closingBalance(month)).isEqualTo(level.closingBalance(month), within(1e-4));
        }
        assertThat(balloon.value(PoolColumn.SCHEDULED_PRINCIPAL, 12)).isEqualTo(level.closingBalance(11), within(1e-4));
        assertThat(balloon.closingBalance(12)).isZero();
    }

    @Test
    void listedPrincipalAndTheRestAtTheEnd() {
        var flows =
                run(LoanTerms.scheduled("listed", usd("100"), "0.12", 0, List.of(usd("10"), usd("0"), usd("20"))), 3);
        assertThat(cents(flows, PoolColumn.SCHEDULED_PRINCIPAL)).containsExactly(1000, 0, 9000);
        assertThat(flows.interestCents().cents(2)).isEqualTo(90);
    }

    /** 21 of 30 days: 0.7 of the first month's interest and the same principal. */
    @Test
    void firstPeriodFactor() {
        var loan = LoanTerms.level("stub", usd("10000"), "0.06", 24, 0);
        var usual = run(loan, 24);
        var stub = run(loan.withFirstPeriodFactor("0.7"), 24);
        assertThat(stub.interest(1)).isEqualTo(3500, within(1e-9));
        assertThat(stub.interest(2)).isEqualTo(usual.interest(2));
        assertThat(stub.values(PoolColumn.SCHEDULED_PRINCIPAL)).isEqualTo(usual.values(PoolColumn.SCHEDULED_PRINCIPAL));
    }

    /** At 2 % ABS a loan of age 49 has 2 % of the loans left: they all prepay in that month. */
    @Test
    void atTheEndOfAnAbsSpeedTheWholeLoanPrepays() {
        var scenario = NOTHING_HAPPENS.with(PrepaymentCurve.of(PrepaymentCurve.Unit.ABS, "0.02"));
        var pool = Pool.of(LoanTerms.level("old", usd("1000"), "0.06", 60, 48));
        var flows = PoolProjection.project(pool, scenario, 3, 1);
        assertThat(flows.closingBalance(1)).isPositive();
        assertThat(flows.closingBalance(2)).isZero();
        assertThat(flows.prepaymentRate(2)).isEqualTo(1);
    }

    /** The base deal of Hastructure: 4,000 at 8.5 % over 60 months. */
    @Test
    void balanceAfterOnePayment() {
        var flows = run(LoanTerms.level("base", usd("4000"), "0.085", 60, 0), 60);
        assertThat(Math.round(flows.closingBalance(1))).isEqualTo(394_627);
        assertThat(flows.closingBalance(60)).isZero();
    }

    private static long[] cents(PoolCashflows flows, PoolColumn column) {
        var cents = flows.cents(column);
        var months = new long[cents.months()];
        for (int month = 1; month <= months.length; month++) {
            months[month - 1] = cents.cents(month);
        }
        return months;
    }
}
