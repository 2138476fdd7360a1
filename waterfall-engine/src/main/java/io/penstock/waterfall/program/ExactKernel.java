package io.penstock.waterfall.program;

import io.penstock.kernel.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/** The slow path: a value computed by exact fractions and then brought into slots. */
final class ExactKernel implements Kernel {

    private final Quantity quantity;
    private final Result result;
    private final Map<Integer, Integer> reads;
    private final List<Integer> writes;

    /** Brings a fraction into slots. */
    @FunctionalInterface
    interface Result {
        /**
         * The contents of the slots.
         *
         * @throws ArithmeticException if it does not fit
         */
        long[] of(Fraction value);
    }

    ExactKernel(Quantity quantity, Result result, List<Integer> writes) {
        this(quantity, result, same(quantity), writes);
    }

    private ExactKernel(Quantity quantity, Result result, Map<Integer, Integer> reads, List<Integer> writes) {
        this.quantity = quantity;
        this.result = result;
        this.reads = reads;
        this.writes = List.copyOf(writes);
    }

    private static Map<Integer, Integer> same(Quantity quantity) {
        var reads = new TreeMap<Integer, Integer>();
        quantity.slots().forEach(slot -> reads.put(slot, slot));
        return reads;
    }

    @Override
    public List<Integer> reads() {
        return new ArrayList<>(reads.values());
    }

    @Override
    public List<Integer> writes() {
        return writes;
    }

    @Override
    public Kernel renamed(IntUnaryOperator slots) {
        var renamed = new TreeMap<>(reads);
        renamed.replaceAll((_, slot) -> slots.applyAsInt(slot));
        return new ExactKernel(
                quantity,
                result,
                renamed,
                writes.stream().map(slots::applyAsInt).toList());
    }

    @Override
    public void run(long[] memory, int stride, int lane) {
        var values = result.of(quantity.exact(slot -> {
            var place = reads.get(slot);
            if (place == null) {
                throw new IllegalStateException("slot " + slot + " is not among " + reads.keySet());
            }
            return memory[place * stride + lane];
        }));
        for (int i = 0; i < values.length; i++) {
            memory[writes.get(i) * stride + lane] = values[i];
        }
    }
}
