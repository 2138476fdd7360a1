package io.penstock.projection;

import io.penstock.projection.LoanBlocks.Block;
import io.penstock.projection.LoanBlocks.Form;

/**
 * Where servicers advance, a loss is at most what the loan still owes when it is recovered, and that may be less
 * than the severity of the balance at default. This sums, by month of default, what the severity exceeds the balance
 * at recovery by; it depends on the severity, but on no other curve.
 *
 * <p>Balances of all kinds but listed ones fall ever faster towards maturity, so the cap can only bind in the last
 * {@code lag / (1 − severity)} months, and only these are walked through, backwards from maturity.
 */
final class LossCap {

    private final LoanBlocks loans;
    private final double[] balance = new double[PoolBuilder.LONGEST_TERM + 1];

    LossCap(LoanBlocks loans) {
        this.loans = loans;
    }

    /**
     * Adds the excess of a block's loans.
     *
     * @param severity by month of default, from 1
     * @param lag months of amortization between balance at default and recovery
     * @param shift 0 if loans default on the opening balance of a month, 1 if on the closing balance
     * @param tail months before maturity in which no loan defaults
     * @param excess by month of default, added to
     */
    void add(Block block, double[] severity, int lag, int shift, int tail, double[] excess) {
        double largest = 0;
        for (double s : severity) {
            largest = Math.max(largest, s);
        }
        int months = lag - shift;
        if (largest == 0 || months <= 0) {
            return;
        }
        boolean any = largest >= 1 || block.form() == Form.TABLE;
        int window = any ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, months / (1 - largest) + 1);
        for (int place = block.from(); place < block.to(); place++) {
            int term = loans.term[place];
            int lowest = Math.max(shift, term - Math.min(window, term));
            balances(block, place, lowest);
            int lastDefault = Math.min(excess.length - 1, term - tail);
            for (int month = lowest + 1 - shift; month <= lastDefault; month++) {
                int at = month - 1 + shift;
                double later = at + months < term ? balance[at + months] : 0;
                excess[month] += Math.max(0, severity[month] * balance[at] - later);
            }
        }
    }

    /** Fills the balances of a loan from maturity back to month {@code lowest}. */
    private void balances(Block block, int place, int lowest) {
        int term = loans.term[place];
        balance[term] = 0;
        switch (block.form()) {
            case TABLE -> System.arraycopy(loans.table(place), lowest, balance, lowest, term - lowest);
            case LINEAR -> {
                for (int t = lowest; t < term; t++) {
                    balance[t] = loans.c[place] - loans.g[place] * t;
                }
            }
            case GEOMETRIC -> {
                int free = block.switches() ? loans.switchMonth[place] : 0;
                double c = free > 0 ? loans.laterC[place] : loans.c[place];
                double back = 1 / loans.g[place];
                double h = loans.last[place];
                for (int t = term - 1; t >= lowest; t--) {
                    h *= back;
                    balance[t] = t < free ? loans.c[place] : c - h;
                }
            }
        }
    }
}
