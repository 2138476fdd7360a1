package io.penstock.projection;

/** What a thread needs to run blocks of loans through the months, made once and used for block after block. */
final class LoanLevelScratch {

    final BlockKernel kernel;
    final LossCap cap;
    final LateLoans late;
    final double[] severity;
    final double[] excess;
    private final int months;
    private BlockSums sums;

    LoanLevelScratch(LoanBlocks loans, int months) {
        this.months = months;
        kernel = new BlockKernel(loans, months);
        cap = new LossCap(loans);
        late = new LateLoans(months);
        severity = new double[months + 1];
        excess = new double[months + 1];
        sums = new BlockSums(months, 0);
    }

    /** The sums for scenarios that stop defaults so many months before maturity. */
    BlockSums sums(int tail) {
        if (sums.tail != tail) {
            sums = new BlockSums(months, tail);
        }
        return sums;
    }
}
