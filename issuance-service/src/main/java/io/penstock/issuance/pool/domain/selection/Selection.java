package io.penstock.issuance.pool.domain.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses loans for a pool of a wanted size that respects all limits.
 *
 * <p><b>Method.</b> Loans are gone through in an order that the seed gives; one is taken if the size is not passed and no
 * limit is broken. Shares are held against a base B: a pool that reaches B with them is within every limit. The largest
 * B that the loans reach is found by halving. What is left to the wanted size is then filled by exchanging a loan for a
 * larger one. The answer is checked against the limits once more, from nothing. It is not proved to be the largest.
 */
public final class Selection {

    private static final int HALVINGS = 24;
    private static final int SMALL = 2_000;
    private static final int RESTARTS_WHEN_SMALL = 32;
    private static final int EXCHANGES = 2_000;

    private final Candidates candidates;
    private final long target;
    private final long tolerance;
    private final Taken taken;
    private int[] order = new int[0];
    private long[] refused;
    private BitSet best = new BitSet();
    private long bestTotal;
    private long[] bestRefused;

    private Selection(Candidates candidates, long target, long tolerance) {
        this.candidates = candidates;
        this.target = target;
        this.tolerance = tolerance;
        this.taken = new Taken(candidates);
        this.refused = new long[candidates.limits().size()];
        this.bestRefused = refused.clone();
    }

    /**
     * What came of it.
     *
     * @param loans positions of the chosen loans among the candidates, rising
     * @param balance of the chosen loans, minor units
     * @param reached whether the balance is at most the tolerance below the wanted size
     * @param binding codes of the limits that kept loans out of a pool that falls short, those that kept most first;
     *     empty if there simply are no more loans
     */
    @SuppressWarnings("ArrayRecordComponent") // a million positions
    public record Selected(int[] loans, long balance, boolean reached, List<String> binding) {}

    /**
     * Chooses.
     *
     * @param target the largest balance wanted, minor units
     * @param tolerance by how much the pool may fall short of it
     * @param seed gives the order in which loans are looked at; the same seed gives the same pool
     */
    public static Selected select(Candidates candidates, long target, long tolerance, long seed) {
        var selection = new Selection(candidates, target, tolerance);
        int restarts = candidates.size() <= SMALL ? RESTARTS_WHEN_SMALL : 1;
        for (int i = 0; i < restarts && !selection.isReached(); i++) {
            selection.order = Shuffle.order(candidates.size(), seed + i);
            selection.search();
        }
        return selection.answer();
    }

    private boolean isReached() {
        return target - bestTotal <= tolerance && bestTotal > 0;
    }

    private void search() {
        long high = target;
        attempt(high);
        long low = 0;
        for (int i = 0; i < HALVINGS && high - low > 1 && !isReached(); i++) {
            long middle = low + (high - low) / 2;
            if (attempt(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /** Fills a pool with shares of this base; whether it reaches the base. */
    private boolean attempt(long base) {
        taken.clear(base);
        Arrays.fill(refused, 0);
        boolean more = true;
        for (int pass = 0; pass < 3 && more; pass++) {
            more = false;
            for (int loan : order) {
                if (taken.has(loan) || taken.total() + candidates.balance(loan) > target) {
                    continue;
                }
                int obstacle = taken.obstacle(loan);
                if (obstacle == Taken.NONE) {
                    taken.add(loan);
                    more = true;
                } else if (pass == 0) {
                    refused[obstacle]++;
                }
            }
        }
        if (target - taken.total() > tolerance) {
            exchange();
        }
        if (taken.total() < base && !sharesHold()) {
            return false;
        }
        if (taken.total() > bestTotal) {
            bestTotal = taken.total();
            best = taken.copy();
            bestRefused = refused.clone();
        }
        return taken.total() >= base;
    }

    private boolean sharesHold() {
        return LimitCheck.of(candidates, taken.copy()).stream().allMatch(LimitCheck::holds);
    }

    /** Exchanges a chosen loan for a larger one that brings the pool nearer to its size. */
    private void exchange() {
        int tries = Math.min(EXCHANGES, order.length * order.length);
        int out = 0;
        int in = order.length - 1;
        for (int i = 0; i < tries; i++) {
            out = nextTaken(out, true);
            in = nextOther(in);
            if (out < 0 || in < 0) {
                return;
            }
            swap(order[out], order[in]);
            out = (out + 1) % order.length;
            in = (in + order.length - 1 - (out == 0 ? 1 : 0)) % order.length;
            if (target - taken.total() <= tolerance) {
                return;
            }
        }
    }

    private void swap(int out, int in) {
        long gain = candidates.balance(in) - candidates.balance(out);
        if (gain <= 0 || taken.total() + gain > target || !taken.mayLeave(out)) {
            return;
        }
        taken.remove(out);
        if (taken.obstacle(in) == Taken.NONE && taken.averagesHoldWith(in)) {
            taken.add(in);
            return;
        }
        taken.add(out);
    }

    private int nextTaken(int from, boolean wanted) {
        for (int i = 0; i < order.length; i++) {
            int at = (from + i) % order.length;
            if (taken.has(order[at]) == wanted) {
                return at;
            }
        }
        return -1;
    }

    private int nextOther(int from) {
        for (int i = 0; i < order.length; i++) {
            int at = (from - i + order.length) % order.length;
            if (!taken.has(order[at])) {
                return at;
            }
        }
        return -1;
    }

    private Selected answer() {
        for (var check : LimitCheck.of(candidates, best)) {
            if (!check.holds()) {
                throw new IllegalStateException("the chosen pool breaks " + check);
            }
        }
        boolean reached = isReached();
        var binding = new ArrayList<Integer>();
        for (int i = 0; i < bestRefused.length; i++) {
            if (!reached && bestRefused[i] > 0) {
                binding.add(i);
            }
        }
        binding.sort(Comparator.comparingLong((Integer i) -> -bestRefused[i]).thenComparing(Comparator.naturalOrder()));
        return new Selected(
                best.stream().toArray(),
                bestTotal,
                reached,
                binding.stream()
                        .map(i -> candidates.limits().get(i).limit().code())
                        .toList());
    }
}
