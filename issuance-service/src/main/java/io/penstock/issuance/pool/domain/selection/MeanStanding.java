package io.penstock.issuance.pool.domain.selection;

import io.penstock.issuance.pool.domain.EligibilityReport.Reason;
import io.penstock.issuance.pool.domain.eligibility.ClauseText;
import io.penstock.issuance.pool.domain.eligibility.Limit;
import io.penstock.issuance.pool.domain.selection.Candidates.Ready;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;

/** The loans that are left under a limit on an average: the farthest on the wrong side leaves. */
final class MeanStanding implements LimitTrim.Standing {

    private final Candidates candidates;
    private final Ready ready;
    private final Limit.Average limit;
    private final int[] farthestFirst;
    private final Wide excess = new Wide();
    private int at;

    MeanStanding(Candidates candidates, Ready ready, Limit.Average limit) {
        this.candidates = candidates;
        this.ready = ready;
        this.limit = limit;
        var loans = new ArrayList<Integer>(candidates.size());
        for (int loan = 0; loan < candidates.size(); loan++) {
            loans.add(loan);
            excess.add(candidates.balance(loan), ready.excess()[loan]);
        }
        loans.sort(Comparator.comparingLong((Integer loan) -> ready.excess()[loan])
                .thenComparing(Comparator.naturalOrder())
                .reversed());
        farthestFirst = loans.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public boolean isBroken(long total) {
        return excess.isPositive();
    }

    @Override
    public int next(BitSet left) {
        while (!left.get(farthestFirst[at])) {
            at++;
        }
        return farthestFirst[at];
    }

    @Override
    public Reason reason(int loan, long total) {
        var off = BigDecimal.valueOf(ready.excess()[loan], ready.excessDecimals());
        return new Reason(
                limit.code(),
                ClauseText.of(limit) + ": broken, and this loan is off by "
                        + off.stripTrailingZeros().toPlainString());
    }

    @Override
    public void left(int loan) {
        excess.subtract(candidates.balance(loan), ready.excess()[loan]);
    }
}
