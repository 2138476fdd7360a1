package io.penstock.issuance.pool.domain.selection;

/** An order that depends on the seed alone, by an own generator, so that every JDK gives the same (SplitMix64). */
final class Shuffle {

    private Shuffle() {}

    static int[] order(int size, long seed) {
        var order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        long state = seed;
        for (int i = size - 1; i > 0; i--) {
            state += 0x9E3779B97F4A7C15L;
            int other = (int) Long.remainderUnsigned(mixed(state), i + 1L);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private static long mixed(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
