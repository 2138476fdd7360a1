package io.penstock.waterfall.program;

import io.penstock.kernel.MulDiv;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Shares an amount over targets by largest remainder, as the interpreter does: entitlements are exact shares of all
 * that was shared so far, parts already given are never taken back, left-over units go to the targets furthest below
 * their entitlement and among equals to the earlier.
 *
 * <p>Groups of single targets are shared in whole numbers with remainders of 128-bit products. Nested groups, and the
 * rare case that parts given before exceed the floors by more units than there are, go to {@link ExactShares}.
 */
final class ShareKernel implements Kernel {

    private final Portions order;
    private final long[] weights;
    private final boolean flat;
    private final int amount;
    private final int total;
    private final int[] capacities;
    private final int[] given;
    private final int[] parts;
    /** Slots to work in: remainders. */
    private final int[] scratch;

    ShareKernel(
            Portions order,
            long[] weights,
            int amount,
            int total,
            int[] capacities,
            int[] given,
            int[] parts,
            int[] scratch) {
        this.order = order;
        this.weights = weights.clone();
        this.flat = order.isFlat();
        this.amount = amount;
        this.total = total;
        this.capacities = capacities.clone();
        this.given = given.clone();
        this.parts = parts.clone();
        this.scratch = scratch.clone();
    }

    @Override
    public List<Integer> reads() {
        return Stream.of(new int[] {amount, total}, capacities, given)
                .flatMapToInt(IntStream::of)
                .boxed()
                .toList();
    }

    @Override
    public List<Integer> writes() {
        return Stream.of(parts, scratch).flatMapToInt(IntStream::of).boxed().toList();
    }

    @Override
    public Kernel renamed(IntUnaryOperator slots) {
        return new ShareKernel(
                order,
                weights,
                slots.applyAsInt(amount),
                slots.applyAsInt(total),
                renamed(capacities, slots),
                renamed(given, slots),
                renamed(parts, slots),
                renamed(scratch, slots));
    }

    private static int[] renamed(int[] old, IntUnaryOperator slots) {
        return IntStream.of(old).map(slots).toArray();
    }

    @Override
    public void run(long[] memory, int stride, int lane) {
        long shared = memory[amount * stride + lane];
        long before = memory[total * stride + lane];
        long room = 0;
        for (int i = 0; i < parts.length; i++) {
            long missing = memory[capacities[i] * stride + lane] - memory[given[i] * stride + lane];
            room += missing;
            memory[parts[i] * stride + lane] = shared == 0 ? 0 : missing;
        }
        if (shared == 0 || shared == room) {
            return;
        }
        if (!flat || !shareFlat(memory, stride, lane, before + shared)) {
            shareExactly(memory, stride, lane, before, shared);
        }
    }

    /** Shares the amount so far; false if parts given before stand in the way. */
    private boolean shareFlat(long[] memory, int stride, int lane, long sum) {
        var items = order instanceof Portions.Sequence(var list) ? list : List.of(order);
        long left = sum;
        for (int i = 0; i < items.size(); i++) {
            switch (items.get(i)) {
                case Portions.One(int target) -> {
                    long entitled = Math.min(left, memory[capacities[target] * stride + lane]);
                    memory[parts[target] * stride + lane] = entitled - memory[given[target] * stride + lane];
                    left -= entitled;
                }
                case Portions.Proportional group -> {
                    long capacity = 0;
                    for (int k = 0; k < group.items().size(); k++) {
                        capacity += memory[capacities[target(group, k)] * stride + lane];
                    }
                    long taken = Math.min(left, capacity);
                    if (!shareGroup(memory, stride, lane, group, taken)) {
                        return false;
                    }
                    left -= taken;
                }
                case Portions.Sequence _ -> throw new IllegalStateException("a sequence inside a flat sequence");
            }
        }
        return true;
    }

    private static int target(Portions.Proportional group, int k) {
        return group.items().get(k) instanceof Portions.One(int target) ? target : -1;
    }

    /** One group of targets: fills the small ones, then floors, then largest remainders. */
    private boolean shareGroup(long[] memory, int stride, int lane, Portions.Proportional group, long amountOfGroup) {
        long left = amountOfGroup;
        long all = 0;
        int size = group.items().size();
        // A remainder of −1 marks a target that is full or takes nothing.
        for (int k = 0; k < size; k++) {
            int target = target(group, k);
            boolean open = memory[capacities[target] * stride + lane] > 0;
            memory[scratch[target] * stride + lane] = open ? 0 : -1;
            memory[parts[target] * stride + lane] = 0;
            all += open ? weight(group, target, memory, stride, lane) : 0;
        }
        for (boolean found = true; found; ) {
            found = false;
            long filled = 0;
            long fullWeights = 0;
            for (int k = 0; k < size; k++) {
                int target = target(group, k);
                long capacity = memory[capacities[target] * stride + lane];
                long weight = weight(group, target, memory, stride, lane);
                if (memory[scratch[target] * stride + lane] == 0 && atLeast(left, weight, capacity, all)) {
                    memory[scratch[target] * stride + lane] = -1;
                    memory[parts[target] * stride + lane] = capacity;
                    filled += capacity;
                    fullWeights += weight;
                    found = true;
                }
            }
            left -= filled;
            all -= fullWeights;
        }
        return floors(memory, stride, lane, group, amountOfGroup, left, all);
    }

    private boolean floors(
            long[] memory, int stride, int lane, Portions.Proportional group, long sum, long left, long all) {
        int size = group.items().size();
        long units = sum;
        for (int k = 0; k < size; k++) {
            int target = target(group, k);
            long entitled = memory[parts[target] * stride + lane];
            if (memory[scratch[target] * stride + lane] == 0) {
                long weight = weight(group, target, memory, stride, lane);
                entitled = MulDiv.mulDiv(left, weight, all, RoundingMode.FLOOR);
                memory[scratch[target] * stride + lane] = left * weight - entitled * all;
            }
            long had = memory[given[target] * stride + lane];
            // More than the floor may have been given before; then a remainder counts from below.
            memory[parts[target] * stride + lane] = Math.max(0, entitled - had);
            units -= Math.max(had, entitled);
            if (had > entitled) {
                memory[scratch[target] * stride + lane] -= all;
                if (had > entitled + 1) {
                    return false;
                }
            }
        }
        if (units < 0) {
            return false;
        }
        for (; units > 0; units--) {
            int best = -1;
            for (int k = 0; k < size; k++) {
                int target = target(group, k);
                long remainder = memory[scratch[target] * stride + lane];
                boolean possible = memory[given[target] * stride + lane] + memory[parts[target] * stride + lane]
                        < memory[capacities[target] * stride + lane];
                if (possible && (best < 0 || remainder > memory[scratch[best] * stride + lane])) {
                    best = target;
                }
            }
            if (best < 0) {
                return false;
            }
            memory[parts[best] * stride + lane]++;
            memory[scratch[best] * stride + lane] -= all;
        }
        return true;
    }

    private long weight(Portions.Proportional group, int target, long[] memory, int stride, int lane) {
        return group.byCapacity() ? memory[capacities[target] * stride + lane] : weights[target];
    }

    /** Whether {@code a × b ≥ c × d}, all not negative. */
    private static boolean atLeast(long a, long b, long c, long d) {
        long high = Math.multiplyHigh(a, b) - Math.multiplyHigh(c, d);
        return high != 0 ? high > 0 : Long.compareUnsigned(a * b, c * d) >= 0;
    }

    private void shareExactly(long[] memory, int stride, int lane, long before, long shared) {
        var exact =
                new ExactShares(values(memory, capacities, stride, lane), values(memory, given, stride, lane), weights);
        var result = exact.share(order, before, shared);
        for (int i = 0; i < parts.length; i++) {
            memory[parts[i] * stride + lane] = result[i];
        }
    }

    private static long[] values(long[] memory, int[] slots, int stride, int lane) {
        return IntStream.of(slots)
                .mapToLong(slot -> memory[slot * stride + lane])
                .toArray();
    }
}
