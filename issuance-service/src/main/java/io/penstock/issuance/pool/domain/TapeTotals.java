package io.penstock.issuance.pool.domain;

import io.penstock.issuance.pool.ControlTotals;
import io.penstock.issuance.pool.TapeSummary;
import io.penstock.kernel.Money;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Adds up a tape. Every sum is exact; one that leaves the range of {@code long} throws. */
final class TapeTotals {

    private static final int LATE_FROM_DAYS = 30;

    private final LoanTape tape;

    private TapeTotals(LoanTape tape) {
        this.tape = tape;
    }

    static TapeSummary summarize(LoanTape tape) {
        var totals = new TapeTotals(tape).totals();
        var states = new TreeMap<String, Integer>();
        int late = 0;
        for (LoanRecord loan : tape.loans()) {
            states.merge(loan.state(), 1, Integer::sum);
            if (loan.daysPastDue().orElse(0) > LATE_FROM_DAYS) {
                late++;
            }
        }
        return new TapeSummary(
                tape.hash(),
                tape.fileName(),
                tape.currency(),
                tape.reportingPeriodEnd(),
                tape.loans().size(),
                totals,
                states,
                late);
    }

    private ControlTotals totals() {
        return new ControlTotals(
                sum(LoanRecord::originalAmount),
                sum(LoanRecord::beginningBalance),
                sum(LoanRecord::currentBalance),
                sum(LoanRecord::interestCollected),
                sum(LoanRecord::principalCollected),
                sum(LoanRecord::otherCollected),
                sum(LoanRecord::totalPaid),
                sum(LoanRecord::principalAdjustment),
                sum(LoanRecord::scheduledInterest),
                sum(LoanRecord::scheduledPrincipal));
    }

    private Money sum(ToLongFunction<LoanRecord> figure) {
        long sum = 0;
        for (LoanRecord loan : tape.loans()) {
            sum = Math.addExact(sum, figure.applyAsLong(loan));
        }
        return new Money(tape.currency(), sum);
    }
}
