package io.penstock.waterfall.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Instructions as they are written: every value once, constants folded, equal operations on equal values only once. */
abstract sealed class InstructionList permits Assembler {

    final List<Instruction> instructions = new ArrayList<>();
    final SequencedMap<Long, Val> constants = new LinkedHashMap<>();
    final Map<Key, Val> known = new HashMap<>();
    /** What writes a slot that is written once. */
    final Map<Integer, Instruction> definitions = new HashMap<>();

    final List<Val> values = new ArrayList<>();
    final Sums sums = new Sums(values::get);
    int slots;

    /** What an operation computes from what. */
    record Key(Opcode opcode, int a, int b, int c, int extra) {}

    List<Instruction> instructions() {
        return instructions;
    }

    SequencedMap<Long, Val> constants() {
        return constants;
    }

    int slots() {
        return slots;
    }

    /** A slot of its own that is filled from outside. */
    Val fresh(long low, long high) {
        var value = new Val(slots++, low, high);
        values.add(value);
        return value;
    }

    /** What is known of a slot. */
    Val valueOf(int slot) {
        return values.get(slot);
    }

    Val constant(long value) {
        return constants.computeIfAbsent(value, v -> fresh(v, v));
    }

    final @Nullable Instruction made(Val value) {
        return definitions.get(value.slot());
    }

    final Val binary(Opcode opcode, Val a, Val b, long low, long high) {
        if (a.isConstant() && b.isConstant()) {
            return constant(Intervals.fold(opcode, a.low(), b.low()));
        }
        if (opcode == Opcode.ADD || opcode == Opcode.SUB) {
            return sum(new Sums.Pair(opcode, a, b), low, high);
        }
        return written(opcode, a, b, low, high);
    }

    private Val sum(Sums.Pair asked, long low, long high) {
        var same = sums.same(asked);
        if (same != null) {
            return new Val(same.slot(), Math.max(low, same.low()), Math.min(high, same.high()));
        }
        var pair = sums.shorter(asked);
        var value = written(pair.opcode(), pair.a(), pair.b(), low, high);
        sums.written(asked, value);
        return value;
    }

    private Val written(Opcode opcode, Val a, Val b, long low, long high) {
        boolean swap = opcode.isCommutative() && a.slot() > b.slot();
        int left = swap ? b.slot() : a.slot();
        int right = swap ? a.slot() : b.slot();
        return once(
                new Key(opcode, left, right, -1, 0), low, high, target -> Instruction.of(opcode, target, left, right));
    }

    final Val once(Key key, long low, long high, IntFunction<Instruction> instruction) {
        var old = known.get(key);
        if (old != null) {
            return new Val(old.slot(), Math.max(low, old.low()), Math.min(high, old.high()));
        }
        if (low == high) {
            return constant(low);
        }
        var target = fresh(low, high);
        var written = instruction.apply(target.slot());
        instructions.add(written);
        definitions.put(target.slot(), written);
        known.put(key, target);
        return target;
    }
}
