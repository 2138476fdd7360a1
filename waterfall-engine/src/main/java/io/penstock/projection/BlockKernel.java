package io.penstock.projection;

import io.penstock.projection.LoanBlocks.Block;
import io.penstock.projection.LoanBlocks.Form;

/**
 * Carries the contractual balances of a block through all months and sums them by month: the inner loop of every
 * projection. One instance per thread holds the scratch of one block.
 */
final class BlockKernel {

    private final LoanBlocks loans;
    private final double[] c = new double[LoanBlocks.BLOCK];
    private final double[] h = new double[LoanBlocks.BLOCK];
    private final double[] g = new double[LoanBlocks.BLOCK];
    private final double[] rate = new double[LoanBlocks.BLOCK];
    private final double[] sums = new double[2];

    BlockKernel(LoanBlocks loans) {
        this.loans = loans;
    }

    /** Fills {@code out} with the sums of one block. */
    void sum(Block block, BlockSums out) {
        out.clear();
        int from = block.from();
        int size = block.size();
        System.arraycopy(loans.c, from, c, 0, size);
        System.arraycopy(loans.h, from, h, 0, size);
        System.arraycopy(loans.g, from, g, 0, size);
        System.arraycopy(loans.rate, from, rate, 0, size);
        int alive = size;
        int body = size;
        for (int t = 0; t <= out.months; t++) {
            // At the end of month t: loans that have not matured, and of them the body of month t + 1.
            while (alive > 0 && loans.term[from + alive - 1] <= t) {
                alive--;
            }
            body = Math.min(body, alive);
            while (body > 0 && loans.term[from + body - 1] - out.tail < t + 1) {
                body--;
            }
            if (alive == 0) {
                break;
            }
            place(block, t, alive);
            BlockRecurrence.sums(c, h, rate, body, sums);
            out.open[t + 1] = sums[0];
            out.openRate[t + 1] = sums[1];
            late(from, t, body, alive, out);
            if (t == 0 && block.stubs()) {
                stubs(from, body, alive, out);
            }
            if (block.form() == Form.GEOMETRIC) {
                BlockRecurrence.multiply(h, g, alive);
            } else if (block.form() == Form.LINEAR) {
                BlockRecurrence.add(h, g, alive);
            }
        }
        for (int t = 1; t <= out.months; t++) {
            out.close[t] = out.open[t + 1] + (out.tail > 0 ? out.late[0][t] : 0);
        }
    }

    /** Balances that the recurrence does not make: tables, and interest-only loans that begin to amortise. */
    private void place(Block block, int t, int alive) {
        int from = block.from();
        if (block.form() == Form.TABLE) {
            for (int i = 0; i < alive; i++) {
                c[i] = loans.table(from + i)[t];
            }
        }
        if (block.switches() && t > 0) {
            for (int i = 0; i < alive; i++) {
                if (loans.switchMonth[from + i] == t) {
                    c[i] = loans.laterC[from + i];
                    h[i] = loans.laterH[from + i];
                }
            }
        }
    }

    private void late(int from, int t, int body, int alive, BlockSums out) {
        for (int i = body; i < alive; i++) {
            int risky = Math.max(0, loans.term[from + i] - out.tail);
            double balance = c[i] - h[i];
            out.late[t - risky][risky] += balance;
            out.lateRate[t - risky][risky] += balance * rate[i];
        }
    }

    private void stubs(int from, int body, int alive, BlockSums out) {
        for (int i = 0; i < alive; i++) {
            double more = (c[i] - h[i]) * rate[i] * (loans.stub[from + i] - 1);
            if (i < body) {
                out.stubRate += more;
            } else {
                out.lateStubRate += more;
            }
        }
    }
}
