package io.penstock.platform.chain;

import java.util.List;

/** How much goes into a transaction and how much is on its way. Pure. */
final class Batches {

    private static final long MARGIN_PER_EFFECT = 20_000;
    private static final int MARGIN_PERCENT = 115;

    private Batches() {}

    /** The first effects that may share a transaction: by count, and by the most gas that they could take together. */
    static List<ChainEffect> first(List<ChainEffect> next, int most, long blockGas) {
        long gas = 0;
        int count = 0;
        while (count < Math.min(next.size(), most)) {
            gas += next.get(count).effect().gasLimit();
            if (count > 0 && gas > blockGas) {
                break;
            }
            count++;
        }
        return next.subList(0, count);
    }

    /** For a transaction whose dry run took so much: state may have changed a little until it is in its block. */
    static long gasLimit(long estimate, int effects) {
        return estimate * MARGIN_PERCENT / 100 + MARGIN_PER_EFFECT * effects;
    }

    /** How many of the effects to take so that the transaction stays within a third of a block; at least one. */
    static int share(int effects, long gasLimit, long blockGas) {
        long third = blockGas / 3;
        return gasLimit <= third ? effects : (int) Math.max(1, Math.min(effects - 1L, effects * third / gasLimit));
    }
}
