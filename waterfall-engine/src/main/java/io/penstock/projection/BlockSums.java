package io.penstock.projection;

import java.util.Arrays;

/**
 * Contractual balances of a block or a group of loans, summed by month. They depend on no curve, so a scenario is
 * these sums times its survival.
 *
 * <p>Under a convention that stops defaults {@code tail} months before maturity, a loan's <b>last risky month</b> M is
 * its term less {@code tail}. Loans with M at or after a month are its body and share one survival; the others are
 * the tail, kept apart by M because their survival depends on it. Without such a rule M is the term.
 */
final class BlockSums {

    final int months;
    final int tail;

    /** At t: balance at the end of month t − 1 of loans with M ≥ t, and the same times the annual rate. */
    final double[] open;

    final double[] openRate;

    /** At t: balance at the end of month t of loans with M ≥ t. */
    final double[] close;

    /**
     * At k from 0 to {@code tail}: by M, balance at the end of month M + k of loans with this M, and the same times
     * the annual rate. The last row is 0: it is maturity.
     */
    final double[][] late;

    final double[][] lateRate;

    /** Interest of month 1 differs by loan: what it exceeds the usual by, as balance times annual rate. */
    double stubRate;

    /** The same of loans that are in their tail from the start. */
    double lateStubRate;

    BlockSums(int months, int tail) {
        this.months = months;
        this.tail = tail;
        open = new double[months + 2];
        openRate = new double[months + 2];
        close = new double[months + 1];
        late = new double[tail + 1][months + 1];
        lateRate = new double[tail + 1][months + 1];
    }

    void clear() {
        Arrays.fill(open, 0);
        Arrays.fill(openRate, 0);
        Arrays.fill(close, 0);
        for (int k = 0; k < tail; k++) {
            Arrays.fill(late[k], 0);
            Arrays.fill(lateRate[k], 0);
        }
        stubRate = 0;
        lateStubRate = 0;
    }

    /** Adds the sums of a block; the order of adding is the order of the blocks. */
    void add(BlockSums block) {
        add(open, block.open);
        add(openRate, block.openRate);
        add(close, block.close);
        for (int k = 0; k < tail; k++) {
            add(late[k], block.late[k]);
            add(lateRate[k], block.lateRate[k]);
        }
        stubRate += block.stubRate;
        lateStubRate += block.lateStubRate;
    }

    private static void add(double[] sum, double[] part) {
        for (int t = 0; t < sum.length; t++) {
            sum[t] += part[t];
        }
    }
}
