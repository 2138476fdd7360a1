package io.penstock.waterfall.program;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** Passes a value on, and stops the run if it is wider than a slot may be. */
record CheckKernel(int from, int to) implements Kernel {

    @Override
    public List<Integer> reads() {
        return List.of(from);
    }

    @Override
    public List<Integer> writes() {
        return List.of(to);
    }

    @Override
    public Kernel renamed(IntUnaryOperator slots) {
        return new CheckKernel(slots.applyAsInt(from), slots.applyAsInt(to));
    }

    @Override
    public void run(long[] memory, int stride, int lane) {
        memory[to * stride + lane] = Limits.requireFits(memory[from * stride + lane]);
    }
}
