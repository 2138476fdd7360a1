package io.penstock.issuance.pool.domain.selection;

import io.penstock.issuance.pool.domain.eligibility.Limit;
import io.penstock.issuance.pool.domain.selection.Candidates.Ready;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Loans taken so far, with the sums that limits ask for. Shares are held against a base, which is a size that the pool
 * will not fall short of: then they hold against the pool as well.
 */
final class Taken {

    /** No limit stands against the loan. */
    static final int NONE = -1;

    private final Candidates candidates;
    private final BitSet taken;
    private final long[][] sums;
    private final long[] caps;
    private final Wide[] excess;
    private final TopSum[] tops;
    private long total;

    Taken(Candidates candidates) {
        this.candidates = candidates;
        int limits = candidates.limits().size();
        taken = new BitSet(candidates.size());
        sums = new long[limits][];
        caps = new long[limits];
        excess = new Wide[limits];
        tops = new TopSum[limits];
        for (int i = 0; i < limits; i++) {
            var ready = candidates.limits().get(i);
            sums[i] = new long[ready.groups()];
            excess[i] = new Wide();
            tops[i] = new TopSum(ready.limit() instanceof Limit.Top top ? top.count() : 0);
        }
    }

    /** Takes nothing, and holds shares against this size. */
    void clear(long base) {
        taken.clear();
        total = 0;
        for (int i = 0; i < sums.length; i++) {
            Arrays.fill(sums[i], 0);
            excess[i].clear();
            tops[i].clear();
            caps[i] = candidates.limits().get(i).cap(base);
        }
    }

    boolean has(int loan) {
        return taken.get(loan);
    }

    long total() {
        return total;
    }

    BitSet copy() {
        return (BitSet) taken.clone();
    }

    /** The first limit that the loan would break, or {@link #NONE}. */
    int obstacle(int loan) {
        long balance = candidates.balance(loan);
        for (int i = 0; i < sums.length; i++) {
            if (!allows(i, candidates.limits().get(i), loan, balance)) {
                return i;
            }
        }
        return NONE;
    }

    private boolean allows(int i, Ready ready, int loan, long balance) {
        return switch (ready.limit()) {
            case Limit.Share _ -> sums[i][ready.group()[loan]] + balance <= caps[i];
            case Limit.Bucket _ -> ready.group()[loan] == 0 || sums[i][1] + balance <= caps[i];
            case Limit.Top _ -> tops[i].with(sums[i], ready.group()[loan], balance) <= caps[i];
            case Limit.Average _ -> {
                long worse = ready.excess()[loan];
                if (worse <= 0) {
                    yield true;
                }
                excess[i].add(balance, worse);
                boolean within = !excess[i].isPositive();
                excess[i].subtract(balance, worse);
                yield within;
            }
        };
    }

    void add(int loan) {
        long balance = candidates.balance(loan);
        taken.set(loan);
        total += balance;
        for (int i = 0; i < sums.length; i++) {
            var ready = candidates.limits().get(i);
            if (ready.limit() instanceof Limit.Average) {
                excess[i].add(balance, ready.excess()[loan]);
            } else {
                int group = ready.group()[loan];
                sums[i][group] += balance;
                tops[i].grew(sums[i], group, balance);
            }
        }
    }

    /** Whether the loan may leave without another group becoming one of the largest. */
    boolean mayLeave(int loan) {
        for (int i = 0; i < sums.length; i++) {
            var ready = candidates.limits().get(i);
            if (ready.limit() instanceof Limit.Top && tops[i].has(ready.group()[loan])) {
                return false;
            }
        }
        return true;
    }

    /** Takes a loan out for which {@link #mayLeave} holds; an average may be broken by it. */
    void remove(int loan) {
        long balance = candidates.balance(loan);
        taken.clear(loan);
        total -= balance;
        for (int i = 0; i < sums.length; i++) {
            var ready = candidates.limits().get(i);
            if (ready.limit() instanceof Limit.Average) {
                excess[i].subtract(balance, ready.excess()[loan]);
            } else {
                sums[i][ready.group()[loan]] -= balance;
            }
        }
    }

    /** Whether every average is on the right side once the loan is taken. */
    boolean averagesHoldWith(int loan) {
        long balance = candidates.balance(loan);
        for (int i = 0; i < sums.length; i++) {
            var ready = candidates.limits().get(i);
            if (ready.limit() instanceof Limit.Average) {
                excess[i].add(balance, ready.excess()[loan]);
                boolean within = !excess[i].isPositive();
                excess[i].subtract(balance, ready.excess()[loan]);
                if (!within) {
                    return false;
                }
            }
        }
        return true;
    }
}
