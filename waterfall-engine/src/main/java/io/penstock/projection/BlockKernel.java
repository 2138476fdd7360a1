package io.penstock.projection;

import io.penstock.projection.LoanBlocks.Block;
import io.penstock.projection.LoanBlocks.Form;
import java.util.Arrays;

/**
 * Carries the contractual balances of a block through all months and sums them by month: the inner loop of every
 * projection. One instance per thread holds the scratch of four loans.
 *
 * <p>A loan's balance at the end of month t is {@code c − h[t]}, whatever its form, and 0 from maturity on by count.
 * Loans are taken four at a time in the order of the block. For the months that all four live through, the inner loop
 * sums {@code h} alone, {@code (h0 + h1) + (h2 + h3)}; their {@code c} are summed once, by the number of those months,
 * and meet the sums of {@code h} when the block is done. Months that not all four live through are added singly. That
 * order is part of the result: no number of threads changes it.
 */
final class BlockKernel {

    private static final int TOGETHER = 4;

    private final LoanBlocks loans;
    private final int months;
    private final double[][] h;
    private final double[] balance;
    private final double[] interest;

    /** At t: the sum of {@code h} of the fours that live through month t, and the same times the rates. */
    private final double[] grown;

    private final double[] grownRate;

    /** At n: the sum of {@code c} of the fours that live together for n months, and the same times the rates. */
    private final double[] constant;

    private final double[] constantRate;
    private final double[] numbers;

    /** What the first interest of loans with another first period exceeds the usual by. */
    private double stubs;

    BlockKernel(LoanBlocks loans, int months) {
        this.loans = loans;
        this.months = months;
        int length = months + 1 + MonthLoops.STEP;
        h = new double[TOGETHER][length];
        balance = new double[months + 1];
        interest = new double[months + 1];
        grown = new double[months + 1];
        grownRate = new double[months + 1];
        constant = new double[months + 2];
        constantRate = new double[months + 2];
        numbers = new double[length];
        for (int t = 0; t < length; t++) {
            numbers[t] = t;
        }
    }

    /** Fills {@code out} with the sums of one block. */
    void sum(Block block, BlockSums out) {
        out.clear();
        Arrays.fill(balance, 0);
        Arrays.fill(interest, 0);
        Arrays.fill(grown, 0);
        Arrays.fill(grownRate, 0);
        Arrays.fill(constant, 0);
        Arrays.fill(constantRate, 0);
        stubs = 0;
        int place = block.from();
        for (; place + TOGETHER <= block.to(); place += TOGETHER) {
            four(block, place, out);
        }
        for (; place < block.to(); place++) {
            fill(block, place, h[0]);
            one(block, place, h[0], 0, out);
        }
        addFours();
        System.arraycopy(balance, 0, out.open, 1, months + 1);
        System.arraycopy(interest, 0, out.openRate, 1, months + 1);
        out.plainRate = interest[0];
        out.openRate[1] += stubs;
        out.finish();
    }

    private void four(Block block, int place, BlockSums out) {
        if (block.form() == Form.GEOMETRIC && !block.switches()) {
            for (int i = 0; i < TOGETHER; i++) {
                int end = Math.min(loans.term[place + i], months + 1);
                MonthLoops.grow(h[i], loans.h[place + i], loans.g[place + i], 0, end);
            }
        } else {
            for (int i = 0; i < TOGETHER; i++) {
                fill(block, place + i, h[i]);
            }
        }
        // The longest loan comes first, so the last of the four ends first.
        int together = body(place + TOGETHER - 1, out.tail);
        MonthLoops.addFour(
                grown,
                grownRate,
                h[0],
                h[1],
                h[2],
                h[3],
                loans.rate[place],
                loans.rate[place + 1],
                loans.rate[place + 2],
                loans.rate[place + 3],
                together);
        for (int i = 0; i < TOGETHER; i++) {
            constant[together] += c(block, place + i);
            constantRate[together] += c(block, place + i) * loans.rate[place + i];
        }
        if (out.tail == 0 && !block.stubs() && body(place, 0) == together) {
            return;
        }
        for (int i = 0; i < TOGETHER; i++) {
            one(block, place + i, h[i], together, out);
        }
    }

    /** Adds {@code c − h} of all fours, from the last month back, as ever more of them live. */
    private void addFours() {
        double c = 0;
        double rate = 0;
        for (int t = months; t >= 0; t--) {
            c += constant[t + 1];
            rate += constantRate[t + 1];
            balance[t] += c - grown[t];
            interest[t] += rate - grownRate[t];
        }
    }

    /** Months of a loan that are not added yet: its body from a month on, its tail, and its first interest. */
    private void one(Block block, int place, double[] own, int from, BlockSums out) {
        double c = c(block, place);
        double rate = loans.rate[place];
        int body = body(place, out.tail);
        MonthLoops.addOne(balance, interest, own, c, rate, from, body);
        int risky = Math.max(0, loans.term[place] - out.tail);
        if (block.stubs() && risky > 0) {
            stubs += (c - own[0]) * rate * (loans.stub[place] - 1);
        }
        if (out.tail > 0 && risky <= months) {
            late(block, place, c, own, risky, out);
        }
    }

    /** The months of a loan after its last risky one. */
    private void late(Block block, int place, double c, double[] own, int risky, BlockSums out) {
        int term = loans.term[place];
        double left = c - own[risky];
        out.risky[risky] += left;
        for (int t = risky + 1; t <= Math.min(term, months); t++) {
            double next = t < term ? c - own[t] : 0;
            double stub = t == 1 && block.stubs() ? loans.stub[place] : 1;
            out.late(t, t - risky, left, next, loans.rate[place] * stub);
            left = next;
        }
    }

    /** Number of months, from 0, that a loan belongs to the body. */
    private int body(int place, int tail) {
        return Math.min(Math.max(0, loans.term[place] - tail), months + 1);
    }

    private double c(Block block, int place) {
        return block.switches() && loans.switchMonth[place] > 0 ? loans.laterC[place] : loans.c[place];
    }

    /** Fills {@code h} of a loan for the months it lives. */
    private void fill(Block block, int place, double[] own) {
        int end = Math.min(loans.term[place], months + 1);
        switch (block.form()) {
            case GEOMETRIC -> {
                int start = block.switches() ? Math.min(loans.switchMonth[place], end) : 0;
                if (start > 0) {
                    Arrays.fill(own, 0, start, loans.laterH[place]);
                    MonthLoops.grow(own, loans.laterH[place], loans.g[place], start, end);
                } else {
                    MonthLoops.grow(own, loans.h[place], loans.g[place], 0, end);
                }
            }
            case LINEAR -> MonthLoops.multiples(own, numbers, loans.g[place], end);
            case TABLE -> {
                var table = loans.table(place);
                for (int t = 0; t < end; t++) {
                    own[t] = -table[t];
                }
            }
        }
    }
}
