package io.penstock.waterfall.program;

import java.util.List;

/** An operation that is too large for an {@link Opcode}. It lives on slots in memory, as all operations do. */
interface Kernel {

    /** The slots read. */
    List<Integer> reads();

    /** The slots written; where none of them is needed the kernel does not run. */
    List<Integer> writes();

    /** The same kernel with every slot renamed. */
    Kernel renamed(java.util.function.IntUnaryOperator slots);

    /**
     * Runs for one lane: slot {@code i} lies at {@code memory[i * stride + lane]}.
     *
     * @throws ArithmeticException if a result does not fit a {@code long}
     */
    void run(long[] memory, int stride, int lane);
}
