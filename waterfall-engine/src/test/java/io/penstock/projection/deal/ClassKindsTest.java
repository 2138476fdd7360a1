package io.penstock.projection.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.SampleDeals;
import io.penstock.kernel.Money;
import io.penstock.projection.Conventions;
import io.penstock.projection.DefaultCurve;
import io.penstock.projection.LoanTerms;
import io.penstock.projection.Pool;
import io.penstock.projection.Scenario;
import org.junit.jupiter.api.Test;

/** Classes that are not simply lent and repaid: notional, accruing, and paid by the residual. */
class ClassKindsTest {

    private static final Pool POOL = Pool.of(LoanTerms.level("L", Money.of("USD", "90000000.00"), "0.08", 60, 0));
    private static final DealScenario SCENARIO = DealScenario.of(Scenario.of("base", Conventions.SEQUENTIAL)
            .with(DefaultCurve.of(DefaultCurve.Unit.CDR, "0.01"))
            .withRecoveryLag(0));

    /** C bears interest on half of A and is owed nothing else. */
    private static ResolvedDeal notional() {
        return changed(
                "\"className\":\"C\"",
                "\"className\":\"C\",\"interestBalance\":\"halfOfA\"",
                "[\"A\",\"B\",\"C\"]",
                "[\"A\",\"B\"]",
                "sum(A, B, C)",
                "sum(A, B)",
                "\"amounts\":[",
                "\"amounts\":[{\"formula\":\"0.5 * tranche.A.balance@open\",\"name\":\"halfOfA\",\"round\":\"cent\"},");
    }

    @Test
    void aNotionalClassLosesNoPrincipalAndIsNotCountedWithTheOthers() {
        var deal = notional();
        assertThat(deal.isNotional("C")).isTrue();
        assertThat(deal.isNotional("A")).isFalse();
        var flows = DealProjection.of(deal, POOL).run(SCENARIO, 1);
        var notional = flows.classFlows("C");
        var measures = ClassMeasures.of(notional, MeasureTerms.DEFAULT);
        assertThat(measures.outcome().isWhole()).isTrue();
        assertThat(measures.life()).isEmpty();
        assertThat(measures.outcome().principalLoss()).isZero();
        // 7 % of half of 70 million for a month.
        assertThat(notional.interestPaid(0)).isEqualTo(20_416_667);
        assertThat(flows.notes()).noneMatch(note -> note.contains("the classes"));
    }

    /** C accrues while A and B live; its life counts the dates on which its balance falls. */
    @Test
    void theLifeOfAnAccruingClassCountsWhatReducesItsBalance() {
        var deal = changed(
                "\"className\":\"C\"",
                "\"className\":\"C\",\"deferral\":\"CAPITALISE\"",
                "{\"clause\":\"4\",\"from\":\"collections\",\"pay\":\"interest\",\"support\":[\"reserve\"],"
                        + "\"targets\":{\"sequential\":[\"C\"]}}",
                "{\"clause\":\"4\",\"if\":\"sum(A, B).balance@open = USD 0.00\",\"then\":[{\"clause\":\"4a\","
                        + "\"from\":\"collections\",\"pay\":\"interest\",\"targets\":[\"C\"]}],"
                        + "\"else\":[{\"clause\":\"4b\",\"note\":[\"owed\"]}]}");
        var flows = DealProjection.of(deal, POOL).run(SCENARIO, 1).classFlows("C");
        double months = 0;
        double reduced = 0;
        int first = -1;
        for (int payment = 0; payment < flows.payments(); payment++) {
            double reduction = Math.max(0, flows.opening(payment) - flows.closing(payment));
            months += reduction * (payment + 1);
            reduced += reduction;
            first = first < 0 && reduction > 0 ? payment : first;
        }
        assertThat(flows.closing(first - 1)).as("it grew").isGreaterThan(flows.originalBalance());
        double life = ClassMeasures.of(flows, MeasureTerms.DEFAULT).life().orElseThrow();
        assertThat(life).isCloseTo(months / reduced / 12, within(1e-9));
        assertThat(life).isBetween((first + 1) / 12.0, flows.payments() / 12.0);
    }

    @Test
    void whatTheResidualGivesAClassIsInItsYield() {
        var rich = Pool.of(LoanTerms.level("L", Money.of("USD", "110000000.00"), "0.08", 60, 0));
        var plain = DealProjection.of(SmallDeals.sequential(), rich).run(SCENARIO, 1);
        var equity = DealProjection.of(changed("\"residual\":\"certificateHolder\"", "\"residual\":\"C\""), rich)
                .run(SCENARIO, 1);
        assertThat(plain.classFlows("C").residual(0)).isZero();
        long residual = 0;
        for (int payment = 0; payment < equity.payments(); payment++) {
            assertThat(equity.classFlows("C").residual(payment))
                    .isEqualTo(plain.residual("certificateHolder", payment));
            residual += equity.classFlows("C").residual(payment);
        }
        assertThat(residual).isPositive();
        assertThat(ClassMeasures.of(equity.classFlows("C"), MeasureTerms.DEFAULT)
                        .residualPaid())
                .isEqualTo(residual);
        assertThat(Valuation.atPrice(equity, "C", MeasureTerms.DEFAULT, 100)
                        .orElseThrow()
                        .yield())
                .isGreaterThan(Valuation.atPrice(plain, "C", MeasureTerms.DEFAULT, 100)
                        .orElseThrow()
                        .yield());
    }

    private static ResolvedDeal changed(String... replacements) {
        var json = SmallDeals.sequential().canonicalJson();
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(json).contains(replacements[i]);
            json = json.replace(replacements[i], replacements[i + 1]);
        }
        return SampleDeals.parse(json);
    }
}
