package io.penstock.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.kernel.Money;
import org.junit.jupiter.api.Test;

/** A month in the matrix, counted by hand, and its limits. */
class RollRatesTest {

    /** Half of what is late stays, a fifth cures; the last bucket is charged off. */
    private static final String MATRIX = """
            0.9 0.1 0   0   0   0   0;
            0.2 0.5 0.3 0   0   0   0;
            0.2 0   0.5 0.3 0   0   0;
            0.2 0   0   0.5 0.3 0   0;
            0.2 0   0   0   0.5 0.3 0;
            0   0   0   0   0   0.4 0.6""";

    private static final Scenario ROLLING = Scenario.of("rolling", Conventions.SEQUENTIAL)
            .with(RollRates.parse(MATRIX))
            .with(SeverityCurve.of("0.4"))
            .withRecoveryLag(2);

    private static final LoanTerms BULLET = LoanTerms.bullet("L", Money.of("USD", "1000"), "0.12", 24, 0);

    /** 1,000: after a month 900 and 100; after two 900 × 0.9 + 100 × 0.2 = 830, 90 + 50 = 140 and 30. */
    @Test
    void balancesRollByTheMatrix() {
        var flows = PoolProjection.project(Pool.of(BULLET), ROLLING.withAdvances(false), 3, 1);
        assertThat(bucket(flows, DelinquencyBucket.CURRENT, 1)).isEqualTo(90_000, within(1e-6));
        assertThat(bucket(flows, DelinquencyBucket.DAYS_1_29, 1)).isEqualTo(10_000, within(1e-6));
        assertThat(bucket(flows, DelinquencyBucket.CURRENT, 2)).isEqualTo(83_000, within(1e-6));
        assertThat(bucket(flows, DelinquencyBucket.DAYS_1_29, 2)).isEqualTo(14_000, within(1e-6));
        assertThat(bucket(flows, DelinquencyBucket.DAYS_30_59, 2)).isEqualTo(3_000, within(1e-6));
        // Interest of 1 %: 9.00 on 900; then 8.30 and the 20 that cure bring their unpaid 0.20.
        assertThat(flows.interest(1)).isEqualTo(900, within(1e-9));
        assertThat(flows.interest(2)).isEqualTo(850, within(1e-9));
    }

    /** With advances the deal has 10.00 each month; the servicer gives 1.00 and is repaid by cures. */
    @Test
    void theServicerAdvancesAndIsRepaid() {
        var flows = PoolProjection.project(Pool.of(BULLET), ROLLING, 3, 1);
        assertThat(flows.interest(1)).isEqualTo(1000, within(1e-9));
        assertThat(flows.value(PoolColumn.ADVANCES, 1)).isEqualTo(100, within(1e-9));
        assertThat(flows.value(PoolColumn.ADVANCES_REIMBURSED, 2)).isEqualTo(20, within(1e-9));
    }

    /** From 120+: 60 % is charged off at once, and 60 % of that comes back two months later. */
    @Test
    void chargeOffRecoversAfterTheLag() {
        var pool = Pool.of(BULLET.withBucket(DelinquencyBucket.DAYS_120_PLUS));
        var flows = PoolProjection.project(pool, ROLLING.withAdvances(false), 3, 1);
        assertThat(flows.value(PoolColumn.NEW_DEFAULTS, 1)).isEqualTo(60_000, within(1e-6));
        assertThat(flows.value(PoolColumn.RECOVERY, 2)).isZero();
        assertThat(flows.value(PoolColumn.RECOVERY, 3)).isEqualTo(36_000, within(1e-6));
        assertThat(flows.value(PoolColumn.PRINCIPAL_LOSS, 3)).isEqualTo(24_000, within(1e-6));
        assertThat(flows.value(PoolColumn.IN_FORECLOSURE, 2)).isEqualTo(84_000, within(1e-6));
    }

    /** A matrix that only charges off from current is the default curve of the same rate. */
    @Test
    void chargeOffFromCurrentIsADefaultRate() {
        var stay = "0 1 0 0 0 0 0; 0 0 1 0 0 0 0; 0 0 0 1 0 0 0; 0 0 0 0 1 0 0; 0 0 0 0 0 1 0";
        var curves = Scenario.of("curves", Conventions.SEQUENTIAL)
                .with(PrepaymentCurve.of(PrepaymentCurve.Unit.CPR, "0.1"))
                .with(SeverityCurve.of("0.35"))
                .withRecoveryLag(5)
                .withAdvances(false);
        var pool = Pool.of(
                LoanTerms.level("a", Money.of("USD", "100000"), "0.07", 48, 3),
                LoanTerms.equalPrincipal("b", Money.of("USD", "50000"), "0.05", 30, 9));
        var rolled = PoolProjection.project(pool, curves.with(RollRates.parse("0.98 0 0 0 0 0 0.02; " + stay)), 60, 1);
        var curved = PoolProjection.project(pool, curves.with(DefaultCurve.of(DefaultCurve.Unit.MDR, "0.02")), 60, 1);
        for (var column : PoolColumn.values()) {
            for (int month = 0; month <= 60; month++) {
                assertThat(rolled.value(column, month))
                        .as(column + " of month " + month)
                        .isEqualTo(curved.value(column, month), within(1e-5));
            }
        }
    }

    @Test
    void theTextReadsBack() {
        var rolls = RollRates.parse(MATRIX);
        assertThat(RollRates.parse(rolls.toString())).isEqualTo(rolls);
        assertThat(rolls.share(DelinquencyBucket.DAYS_1_29, DelinquencyBucket.CURRENT))
                .isEqualTo(0.2);
        assertThat(rolls.chargeOff(DelinquencyBucket.DAYS_120_PLUS)).isEqualTo(0.6);
    }

    @Test
    void aRowAddsUpToOne() {
        assertThatThrownBy(() -> RollRates.parse(MATRIX.replace("0.9", "0.91")))
                .hasMessage("roll rates from current add up to 1.01 or one is negative");
        assertThatThrownBy(() -> RollRates.parse("1 0 0 0 0 0 0")).hasMessage("roll rates have 6 rows, not 1");
    }

    private static double bucket(PoolCashflows flows, DelinquencyBucket bucket, int month) {
        return flows.bucket(bucket).orElseThrow()[month];
    }
}
