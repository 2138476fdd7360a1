package io.penstock.waterfall.program;

/** Runs the code of one period on memory that holds lanes side by side. */
interface Machine {

    /**
     * One period of all lanes.
     *
     * @param memory slot {@code i} of lane {@code l} at {@code i * lanes + l}
     * @param in input {@code i} of lane {@code l} at {@code inBase + i * lanes + l}
     * @param out output likewise
     */
    void run(long[] memory, long[] in, int inBase, long[] out, int outBase);
}
