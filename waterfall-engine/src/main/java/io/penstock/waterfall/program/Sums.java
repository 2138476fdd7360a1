package io.penstock.waterfall.program;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Knows of what slots a sum or difference is made. Where {@code (a − x) + (b + x)} is asked for and {@code a + b} is
 * there already, the latter is taken, and what only the first needed is never computed.
 *
 * <p>Sums of whole numbers modulo 2^64 are the same in any order, so a result that fits is the same, whatever lies
 * between.
 */
final class Sums {

    /** Longer ones are one term. */
    private static final int MOST_TERMS = 8;

    private final IntFunction<Val> values;
    private final Map<Integer, SortedMap<Integer, Integer>> terms = new HashMap<>();
    private final Map<SortedMap<Integer, Integer>, Val> known = new HashMap<>();

    /** @param values what is known of a slot */
    Sums(IntFunction<Val> values) {
        this.values = values;
    }

    /** A sum or difference of two values. */
    record Pair(Opcode opcode, Val a, Val b) {}

    /** The values that could be used so far. */
    record Known(Map<SortedMap<Integer, Integer>, Val> sums) {}

    /** How often each slot is in a value. */
    private SortedMap<Integer, Integer> terms(Val value) {
        var sum = terms.get(value.slot());
        return sum == null ? new TreeMap<>(Map.of(value.slot(), 1)) : sum;
    }

    private SortedMap<Integer, Integer> terms(Pair pair) {
        var sum = new TreeMap<>(terms(pair.a()));
        int sign = pair.opcode() == Opcode.SUB ? -1 : 1;
        terms(pair.b()).forEach((slot, times) -> {
            int all = sum.getOrDefault(slot, 0) + sign * times;
            if (all == 0) {
                sum.remove(slot);
            } else {
                sum.put(slot, all);
            }
        });
        return sum;
    }

    /** The value that is this sum; nothing if none is there. */
    private @Nullable Val value(SortedMap<Integer, Integer> sum) {
        return sum.size() == 1 && sum.firstEntry().getValue() == 1 ? values.apply(sum.firstKey()) : known.get(sum);
    }

    /** A value that is the same; nothing if none is there. */
    @Nullable
    Val same(Pair pair) {
        return value(terms(pair));
    }

    /** The same of other values, where terms cancel out and what is left is a value that is there and one term more. */
    Pair shorter(Pair pair) {
        var sum = terms(pair);
        if (sum.size() >= terms(pair.a()).size() + terms(pair.b()).size()) {
            return pair;
        }
        for (var term : sum.entrySet()) {
            var rest = new TreeMap<>(sum);
            rest.remove(term.getKey());
            var value = Math.abs(term.getValue()) == 1 ? value(rest) : null;
            if (value != null) {
                return new Pair(term.getValue() == 1 ? Opcode.ADD : Opcode.SUB, value, values.apply(term.getKey()));
            }
        }
        return pair;
    }

    /** Remembers what a pair was written to. A constant has no terms: it is used where they may not be there. */
    void written(Pair pair, Val value) {
        var sum = terms(pair);
        if (sum.size() <= MOST_TERMS && !value.isConstant()) {
            terms.putIfAbsent(value.slot(), sum);
            known.putIfAbsent(sum, value);
        }
    }

    Known known() {
        return new Known(Map.copyOf(known));
    }

    /** Forgets values that were written since: they are in a block that may be skipped. */
    void restore(Known before) {
        known.clear();
        known.putAll(before.sums());
    }
}
