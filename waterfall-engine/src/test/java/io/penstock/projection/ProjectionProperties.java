package io.penstock.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.projection.Method.Engine;
import io.penstock.projection.ProjectionCases.Case;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every pool and scenario (design/WATERFALL.md, section 18). */
class ProjectionProperties {

    private static final String SEEDS = "seeds";

    /** Each seed has 500 pools with up to 13 loans. */
    static LongStream seeds() {
        return Cases.seeds().limit(5);
    }

    /** Share of the opening balance by which binary arithmetic may differ between two ways of computing. */
    private static final double SLACK = 1e-10;

    @ParameterizedTest
    @MethodSource(SEEDS)
    void bothEnginesAgreeWithTheSlowProjection(long seed) {
        Cases.forAll(seed, ProjectionCases::any, c -> {
            var pool = c.pool();
            var naive = new NaiveProjection(pool, c.scenario(), c.months());
            for (var engine : Engine.values()) {
                var flows = project(c, engine);
                assertThat(flows.method().engine()).isEqualTo(engine);
                for (var column : PoolColumn.values()) {
                    for (int month = 0; month <= c.months(); month++) {
                        close(
                                column + " of month " + month,
                                flows.value(column, month),
                                naive.value(column, month),
                                SLACK * pool.balance().minorUnits() + 1e-9);
                    }
                }
            }
        });
    }

    /** P14: within 1e-12 of each figure; a figure below a millionth of a cent is the noise of larger ones. */
    @ParameterizedTest
    @MethodSource(SEEDS)
    void theCollapseEqualsLoanLevel(long seed) {
        Cases.forAll(seed, ProjectionCases::any, c -> {
            var collapsed = project(c, Engine.COLLAPSED_BY_AGE);
            var loanLevel = project(c, Engine.LOAN_LEVEL);
            double noise = 1e-14 * c.pool().balance().minorUnits() + 1e-6;
            for (var column : PoolColumn.values()) {
                for (int month = 0; month <= c.months(); month++) {
                    double one = collapsed.value(column, month);
                    double other = loanLevel.value(column, month);
                    close(column + " of month " + month, one, other, 1e-12 * Math.abs(other) + noise);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void loansOneByOneAddUpToThePool(long seed) {
        Cases.forAll(seed, ProjectionCases::any, c -> {
            var pool = c.pool();
            var flows = project(c, Engine.LOAN_LEVEL);
            var sums = new double[PoolColumn.values().length][c.months() + 1];
            new PoolProjection(pool, c.months(), 1).loanByLoan(c.scenario(), (loan, single) -> {
                for (var column : PoolColumn.values()) {
                    for (int month = 0; month <= c.months(); month++) {
                        sums[column.place()][month] += single.value(column, month);
                    }
                }
            });
            for (var column : PoolColumn.values()) {
                for (int month = 0; month <= c.months(); month++) {
                    close(
                            column + " of month " + month,
                            sums[column.place()][month],
                            flows.value(column, month),
                            SLACK * pool.balance().minorUnits() + 1e-9);
                }
            }
        });
    }

    /** Every month: what was there is there, was paid, was recovered or was lost. Nothing is negative. */
    @ParameterizedTest
    @MethodSource(SEEDS)
    void balanceIsConserved(long seed) {
        Cases.forAll(seed, ProjectionCases::any, c -> conserved(c, project(c, Engine.COLLAPSED_BY_AGE)));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void balanceIsConservedUnderRollRates(long seed) {
        Cases.forAll(seed, ProjectionProperties::rolling, c -> {
            var flows = project(c, Engine.LOAN_LEVEL);
            conserved(c, flows);
            for (int month = 0; month <= c.months(); month++) {
                double sum = 0;
                for (var bucket : DelinquencyBucket.values()) {
                    sum += flows.bucket(bucket).orElseThrow()[month];
                }
                close("buckets of month " + month, sum, flows.closingBalance(month), slack(c));
            }
        });
    }

    /** P9 for roll rates and P11 for all: the pool in two parts gives the same figures, summed. */
    @ParameterizedTest
    @MethodSource(SEEDS)
    void splittingAPoolChangesNothing(long seed) {
        Cases.forAll(seed, ProjectionCases::any, c -> {
            if (c.rows().size() < 2) {
                return;
            }
            int half = c.rows().size() / 2;
            var first = new Case(c.rows().subList(0, half), c.scenario(), c.months());
            var second = new Case(c.rows().subList(half, c.rows().size()), c.scenario(), c.months());
            var whole = project(c, Engine.COLLAPSED_BY_AGE);
            var one = project(first, Engine.COLLAPSED_BY_AGE);
            var other = project(second, Engine.COLLAPSED_BY_AGE);
            for (var column : PoolColumn.values()) {
                for (int month = 0; month <= c.months(); month++) {
                    close(
                            column + " of month " + month,
                            one.value(column, month) + other.value(column, month),
                            whole.value(column, month),
                            slack(c));
                }
            }
            long cents = whole.cents(PoolColumn.PREPAYMENT).total();
            long parts = one.cents(PoolColumn.PREPAYMENT).total()
                    + other.cents(PoolColumn.PREPAYMENT).total();
            assertThat(Math.abs(cents - parts)).isLessThanOrEqualTo(1);
        });
    }

    /** P10: three times the balances pay three times the cash, within a cent. */
    @ParameterizedTest
    @MethodSource(SEEDS)
    void scalingAPoolScalesItsCash(long seed) {
        Cases.forAll(seed, ProjectionCases::any, c -> {
            var larger = new ArrayList<LoanTerms>();
            for (var row : c.rows()) {
                larger.add(threefold(row));
            }
            var flows = project(c, Engine.COLLAPSED_BY_AGE);
            var scaled = project(new Case(larger, c.scenario(), c.months()), Engine.COLLAPSED_BY_AGE);
            for (var column : PoolColumn.values()) {
                double sum = 0;
                for (int month = 1; month <= c.months(); month++) {
                    close(
                            column + " of month " + month,
                            scaled.value(column, month),
                            3 * flows.value(column, month),
                            3 * slack(c));
                    sum += 3 * flows.value(column, month);
                }
                assertThat(Math.abs(scaled.cents(column).total() - sum)).isLessThan(0.51 + 3 * slack(c));
            }
        });
    }

    /** More defaults never lose less, all else equal, where prepayment comes after default or there is none. */
    @ParameterizedTest
    @MethodSource(SEEDS)
    void moreSeverityLosesMoreAndRecoversLess(long seed) {
        Cases.forAll(seed, ProjectionCases::any, c -> {
            var half = BigDecimal.valueOf(5, 1);
            var milder = c.scenario().stressed(BigDecimal.ONE, BigDecimal.ONE, half);
            var flows = project(c, Engine.COLLAPSED_BY_AGE);
            var better = project(new Case(c.rows(), milder, c.months()), Engine.COLLAPSED_BY_AGE);
            for (int month = 1; month <= c.months(); month++) {
                assertThat(flows.value(PoolColumn.PRINCIPAL_LOSS, month))
                        .isGreaterThanOrEqualTo(better.value(PoolColumn.PRINCIPAL_LOSS, month) - slack(c));
            }
        });
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void moreDefaultsLeaveLessPerforming(long seed) {
        Cases.forAll(seed, ProjectionCases::any, c -> {
            var fewer = c.scenario().stressed(BigDecimal.ONE, BigDecimal.valueOf(5, 1), BigDecimal.ONE);
            var flows = project(c, Engine.COLLAPSED_BY_AGE);
            var better = project(new Case(c.rows(), fewer, c.months()), Engine.COLLAPSED_BY_AGE);
            double defaults = 0;
            double fewerDefaults = 0;
            for (int month = 1; month <= c.months(); month++) {
                assertThat(flows.closingBalance(month)).isLessThanOrEqualTo(better.closingBalance(month) + slack(c));
                defaults += flows.value(PoolColumn.NEW_DEFAULTS, month);
                fewerDefaults += better.value(PoolColumn.NEW_DEFAULTS, month);
                assertThat(defaults).isGreaterThanOrEqualTo(fewerDefaults - slack(c));
            }
        });
    }

    private static void conserved(Case c, PoolCashflows flows) {
        double noise = slack(c);
        for (int month = 1; month <= c.months(); month++) {
            double before = flows.openingBalance(month) + flows.value(PoolColumn.IN_FORECLOSURE, month - 1);
            double after = flows.closingBalance(month) + flows.value(PoolColumn.IN_FORECLOSURE, month);
            double out = flows.principal(month) + flows.value(PoolColumn.PRINCIPAL_LOSS, month);
            close("balance of month " + month, after + out, before, noise);
            for (var column : PoolColumn.values()) {
                if (column != PoolColumn.INTEREST_LOST) {
                    assertThat(flows.value(column, month))
                            .as(column + " of month " + month)
                            .isGreaterThan(-noise);
                }
            }
            assertThat(flows.interest(month)).isGreaterThan(-noise);
        }
    }

    /** A case with roll rates in place of the default curves. */
    private static Case rolling(RandomGenerator random, int size) {
        Case any;
        do {
            any = ProjectionCases.any(random, size);
        } while (!any.scenario().conventions().defaults()
                || any.scenario().conventions().equals(Conventions.PREPAY_FIRST_DAYS_365));
        var scenario = any.scenario();
        var curves = new Assumptions(
                scenario.assumptions().prepayment(),
                DefaultCurve.none(),
                scenario.assumptions().severity());
        var rolling = new Scenario(
                "rolling",
                scenario.conventions(),
                curves,
                new TreeMap<>(),
                scenario.recoveryLagMonths(),
                scenario.advances(),
                Optional.of(ProjectionCases.rolls(random)),
                scenario.cutOffDate());
        return new Case(any.rows(), rolling, any.months());
    }

    private static LoanTerms threefold(LoanTerms row) {
        var listed = row.scheduledPrincipal().stream()
                .map(p -> ProjectionCases.money(3 * p.minorUnits()))
                .toList();
        return new LoanTerms(
                row.id(),
                ProjectionCases.money(3 * row.balance().minorUnits()),
                row.annualRate(),
                row.remainingTerm(),
                row.age(),
                row.kind(),
                row.interestOnlyMonths(),
                row.amortizationTerm(),
                listed,
                row.firstPeriodFactor(),
                row.segment(),
                row.bucket(),
                row.loans());
    }

    private static double slack(Case c) {
        return SLACK * c.pool().balance().minorUnits() + 1e-9;
    }

    private static PoolCashflows project(Case c, Engine engine) {
        return new PoolProjection(c.pool(), c.months(), 1)
                .projectAll(List.of(c.scenario()), engine)
                .getFirst();
    }

    private static void close(String what, double one, double other, double within) {
        // A plain comparison: assertions by the million are slow.
        if (!(Math.abs(one - other) <= within)) {
            throw new AssertionError(what + ": " + one + " and " + other);
        }
    }
}
