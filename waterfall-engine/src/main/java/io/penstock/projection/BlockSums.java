package io.penstock.projection;

import java.util.Arrays;

/**
 * Contractual balances of a block or a group of loans, summed by month. They depend on no curve, so a scenario is
 * these sums times its survival.
 *
 * <p>Under a convention that stops defaults {@code tail} months before maturity, a loan's <b>last risky month</b> M is
 * its term less {@code tail}. Loans with M at or after a month are its body and share one survival; the others are
 * late in that month and kept apart by how many months k they are past M, because their survival depends on M.
 * Without such a rule M is the term and nothing is late.
 */
final class BlockSums {

    final int months;
    final int tail;

    /** At t, of the body of month t: balance at its start, and the same times the annual rate; one month more. */
    final double[] open;

    final double[] openRate;

    /** {@link #openRate} of month 1 as if all its interest periods had a whole month. */
    double plainRate;

    /** At t, of the body of month t: balance at its end, and the principal between start and end. */
    final double[] close;

    final double[] principal;

    /** At t: balance at the end of month t of the loans whose M it is. */
    final double[] risky;

    /** At t, of all late loans: balance at the start of month t. */
    final double[] lateOpen;

    /** At k and t, of loans with M = t − k: balance at the end of month t, principal of it, start times rate. */
    final double[][] lateClose;

    final double[][] latePrincipal;
    final double[][] lateRate;

    /** First and last month in which a loan is late. */
    int lateFrom = Integer.MAX_VALUE;

    int lateTo;

    BlockSums(int months, int tail) {
        this.months = months;
        this.tail = tail;
        open = new double[months + 2];
        openRate = new double[months + 2];
        close = new double[months + 1];
        principal = new double[months + 1];
        risky = new double[months + 1];
        lateOpen = new double[months + 1];
        lateClose = new double[tail + 1][months + 1];
        latePrincipal = new double[tail + 1][months + 1];
        lateRate = new double[tail + 1][months + 1];
    }

    void clear() {
        Arrays.fill(open, 0);
        Arrays.fill(openRate, 0);
        Arrays.fill(close, 0);
        Arrays.fill(principal, 0);
        Arrays.fill(risky, 0);
        Arrays.fill(lateOpen, 0);
        if (lateFrom <= lateTo) {
            for (int k = 1; k <= tail; k++) {
                Arrays.fill(lateClose[k], lateFrom, lateTo + 1, 0);
                Arrays.fill(latePrincipal[k], lateFrom, lateTo + 1, 0);
                Arrays.fill(lateRate[k], lateFrom, lateTo + 1, 0);
            }
        }
        lateFrom = Integer.MAX_VALUE;
        lateTo = 0;
        plainRate = 0;
    }

    /** Adds a month in which one loan is late. */
    void late(int t, int k, double opening, double closing, double rate) {
        lateFrom = Math.min(lateFrom, t);
        lateTo = Math.max(lateTo, t);
        lateOpen[t] += opening;
        lateClose[k][t] += closing;
        latePrincipal[k][t] += opening - closing;
        lateRate[k][t] += opening * rate;
    }

    /** Makes the closing balances and the principal of the body once all loans are summed. */
    void finish() {
        for (int t = 1; t <= months; t++) {
            close[t] = open[t + 1] + risky[t];
            principal[t] = open[t] - close[t];
        }
    }

    /** Balance of all loans at the start. */
    double opening() {
        return open[1] + risky[0];
    }

    /** Adds the sums of a block; the order of adding is the order of the blocks. */
    void add(BlockSums block) {
        add(open, block.open, 0, months + 1);
        add(openRate, block.openRate, 0, months + 1);
        add(close, block.close, 0, months);
        add(principal, block.principal, 0, months);
        add(risky, block.risky, 0, months);
        add(lateOpen, block.lateOpen, 0, months);
        for (int k = 1; k <= tail; k++) {
            add(lateClose[k], block.lateClose[k], block.lateFrom, block.lateTo);
            add(latePrincipal[k], block.latePrincipal[k], block.lateFrom, block.lateTo);
            add(lateRate[k], block.lateRate[k], block.lateFrom, block.lateTo);
        }
        plainRate += block.plainRate;
        lateFrom = Math.min(lateFrom, block.lateFrom);
        lateTo = Math.max(lateTo, block.lateTo);
    }

    private static void add(double[] sum, double[] part, int from, int to) {
        for (int t = from; t <= to; t++) {
            sum[t] += part[t];
        }
    }
}
