package io.penstock.projection.deal;

import io.penstock.measure.ClassOutcome;
import io.penstock.measure.DatedCashflow;
import io.penstock.measure.PaymentWindow;
import io.penstock.measure.WeightedAverageLife;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a projection says about one class, without a price. Amounts are minor units.
 *
 * @param life weighted average life in years from the closing date, or from the last payment date before a projection
 *     that starts later, over the dates that reduce its balance by payment; empty if none does
 * @param window first and last payment of principal; empty if there is none
 * @param finalFactor balance after the last payment date over the original balance
 * @param outcome principal and interest paid and lost
 * @param interestPaid in total
 * @param residualPaid by residual steps in total
 */
public record ClassMeasures(
        String className,
        OptionalDouble life,
        Optional<PaymentWindow> window,
        double finalFactor,
        ClassOutcome outcome,
        long interestPaid,
        long residualPaid) {

    /** Rounding dust is no payment and no loss. */
    private static final double DUST = 0.5;

    /** Measures a class. */
    public static ClassMeasures of(ClassFlows flows, MeasureTerms terms) {
        int last = flows.payments() - 1;
        long interest = 0;
        long residual = 0;
        for (int payment = 0; payment <= last; payment++) {
            interest = Math.addExact(interest, flows.interestPaid(payment));
            residual = Math.addExact(residual, flows.residual(payment));
        }
        var principal = flows.principalFlows();
        var outcome = ClassOutcome.of((double) flows.opening(0), flows.outcomeFlows(), DUST);
        return new ClassMeasures(
                flows.className(),
                life(flows, terms),
                PaymentWindow.of(principal, DUST),
                (double) flows.closing(last) / flows.originalBalance(),
                flows.isNotional() ? outcome.withoutPrincipal() : outcome,
                interest,
                residual);
    }

    private static OptionalDouble life(ClassFlows flows, MeasureTerms terms) {
        LocalDate start = flows.period(0).previousPaymentDate();
        return WeightedAverageLife.of(DatedCashflow.from(start, terms.life(), flows.reductions()));
    }
}
