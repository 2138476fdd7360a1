package io.penstock.projection;

import java.util.Arrays;

/**
 * Loans in the months before maturity in which no loan defaults, summed over how far they are past their last risky
 * month M: their contractual sums times what was left of them at M, and times what had defaulted by M and waits for
 * recovery. Scratch of one thread.
 */
final class LateLoans {

    /** By month: balances at the end, principal and start times rate, as a share of loans that never defaulted. */
    final double[] close;

    final double[] principal;
    final double[] rate;

    /** The same of loans that defaulted by M and wait for recovery; the interest counts those recovered too. */
    final double[] waitingClose;

    final double[] waitingPrincipal;
    final double[] waitingRate;

    /** By month: contractual balances at the end. */
    final double[] contractual;

    private final double[] ratio;
    private final double[] still;

    LateLoans(int months) {
        close = new double[months + 1];
        principal = new double[months + 1];
        rate = new double[months + 1];
        waitingClose = new double[months + 1];
        waitingPrincipal = new double[months + 1];
        waitingRate = new double[months + 1];
        contractual = new double[months + 1];
        ratio = new double[months + 1];
        still = new double[months + 1];
    }

    /** Sums up for the survival of one age. */
    void run(BlockSums sums, Survival survival, int lag, boolean advances) {
        for (double[] column :
                new double[][] {close, principal, rate, waitingClose, waitingPrincipal, waitingRate, contractual}) {
            Arrays.fill(column, sums.lateFrom, sums.lateTo + 1, 0);
        }
        Arrays.fill(still, 0);
        int to = sums.lateTo;
        int first = Math.min(sums.tail, to);
        for (int k = first; k > 0; k--) {
            int from = Math.min(to, Math.max(k, sums.lateFrom));
            // What belongs to M = t − k is moved to t, so that each loop reads and writes one place of all arrays.
            System.arraycopy(survival.ratio, from - k, ratio, from, to - from + 1);
            MonthLoops.addProduct(close, sums.lateClose[k], ratio, from, to);
            MonthLoops.addProduct(principal, sums.latePrincipal[k], ratio, from, to);
            MonthLoops.addProduct(rate, sums.lateRate[k], ratio, from, to);
            MonthLoops.add(contractual, sums.lateClose[k], from, to);
            if (advances) {
                if (k == first) {
                    waiting(survival, lag, k, from, to);
                } else {
                    // The loans of a month were a month on at the last k; only the last month's are new.
                    System.arraycopy(still, from + 1, still, from, to - from);
                    waiting(survival, lag, k, to, to);
                }
                MonthLoops.addProduct(waitingClose, sums.lateClose[k], still, from, to);
                MonthLoops.addProduct(waitingPrincipal, sums.latePrincipal[k], still, from, to);
                MonthLoops.add(still, survival.recovered, from, to);
                MonthLoops.addProduct(waitingRate, sums.lateRate[k], still, from, to);
            }
        }
    }

    /** At t: defaults of months t + 1 − lag to t − k, those that wait at the end of month t. */
    private void waiting(Survival survival, int lag, int k, int from, int to) {
        Arrays.fill(still, from, to + 1, 0);
        for (int past = k; past < lag; past++) {
            for (int t = Math.max(from, past + 1); t <= to; t++) {
                still[t] += survival.defaulted[t - past];
            }
        }
    }
}
