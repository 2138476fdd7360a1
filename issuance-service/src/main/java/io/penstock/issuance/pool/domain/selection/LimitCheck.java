package io.penstock.issuance.pool.domain.selection;

import io.penstock.issuance.pool.domain.eligibility.Limit;
import io.penstock.issuance.pool.domain.selection.Candidates.Ready;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * How one limit stands in a pool, computed from nothing and exactly.
 *
 * @param used of a share the balance that counts, of an average the weighted sum of what is on the wrong side
 * @param pool balance of the pool
 */
public record LimitCheck(String code, boolean holds, BigInteger used, BigInteger pool) {

    /** All limits, in the order of the document. */
    public static List<LimitCheck> of(Candidates candidates, BitSet loans) {
        long total = 0;
        for (int loan = loans.nextSetBit(0); loan >= 0; loan = loans.nextSetBit(loan + 1)) {
            total = Math.addExact(total, candidates.balance(loan));
        }
        var checks = new ArrayList<LimitCheck>();
        for (var ready : candidates.limits()) {
            checks.add(check(candidates, ready, loans, BigInteger.valueOf(total)));
        }
        return checks;
    }

    private static LimitCheck check(Candidates candidates, Ready ready, BitSet loans, BigInteger pool) {
        var code = ready.limit().code();
        if (ready.limit() instanceof Limit.Average) {
            var wide = new Wide();
            for (int loan = loans.nextSetBit(0); loan >= 0; loan = loans.nextSetBit(loan + 1)) {
                wide.add(candidates.balance(loan), ready.excess()[loan]);
            }
            var sum = wide.value();
            return new LimitCheck(code, sum.signum() <= 0, sum, pool);
        }
        var sums = new long[ready.groups()];
        for (int loan = loans.nextSetBit(0); loan >= 0; loan = loans.nextSetBit(loan + 1)) {
            sums[ready.group()[loan]] += candidates.balance(loan);
        }
        if (ready.limit() instanceof Limit.Bucket) {
            sums = new long[] {sums[1]};
        }
        Arrays.sort(sums);
        int count = ready.limit() instanceof Limit.Top top ? top.count() : 1;
        long used = 0;
        for (int i = sums.length - 1; i >= 0 && i >= sums.length - count; i--) {
            used += sums[i];
        }
        var share = BigInteger.valueOf(used);
        boolean holds = share.multiply(BigInteger.valueOf(ready.denominator()))
                        .compareTo(pool.multiply(BigInteger.valueOf(ready.numerator())))
                <= 0;
        return new LimitCheck(code, holds, share, pool);
    }
}
