package io.penstock.waterfall.program;

import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the straight line of instructions. Every value is written once and known by its interval; what can be
 * computed now is, and equal operations on equal values are one.
 *
 * <p>Inside a block a variable changes only where the mask of the block holds, so that skipping the block where it
 * does not hold changes nothing.
 */
final class Assembler extends InstructionList {

    private final List<Kernel> kernels = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final Deque<Block> open = new ArrayDeque<>();

    private int blocks;

    /** What changes while the program runs: an account, a balance, a flag. */
    static final class Variable {
        private final Val initial;
        private Val value;

        private Variable(Val value) {
            this.initial = value;
            this.value = value;
        }

        Val value() {
            return value;
        }
    }

    private record Block(
            int number, int position, Val mask, Map<Variable, Val> before, Map<Key, Val> known, Sums.Known sums) {}

    List<Kernel> kernels() {
        return kernels;
    }

    Variable variable(Val value) {
        var variable = new Variable(value);
        variables.add(variable);
        return variable;
    }

    /** Sets a variable. Inside a block the value must be the old one where the mask does not hold. */
    void set(Variable variable, Val value) {
        variable.value = value;
    }

    /** Sets a variable where the mask holds. */
    void set(Variable variable, Val mask, Val value) {
        set(variable, select(mask, value, variable.value));
    }

    /** The values of all variables. */
    Map<Variable, Val> snapshot() {
        var values = new LinkedHashMap<Variable, Val>();
        variables.forEach(variable -> values.put(variable, variable.value));
        return values;
    }

    /** Sets the variables of a snapshot back. */
    void restore(Map<Variable, Val> snapshot) {
        snapshot.forEach((variable, value) -> variable.value = value);
    }

    Val input(int number, long low, long high) {
        return once(
                new Key(Opcode.IN, -1, -1, -1, number),
                low,
                high,
                target -> new Instruction(Opcode.IN, target, -1, -1, -1, number, false));
    }

    void output(int number, Val value) {
        instructions.add(new Instruction(Opcode.OUT, -1, value.slot(), -1, -1, number, false));
    }

    Val add(Val a, Val b) {
        if (a.is(0)) {
            return b;
        }
        if (b.is(0)) {
            return a;
        }
        return binary(Opcode.ADD, a, b, Math.addExact(a.low(), b.low()), Math.addExact(a.high(), b.high()));
    }

    Val subtract(Val a, Val b) {
        if (b.is(0)) {
            return a;
        }
        if (a.slot() == b.slot()) {
            return constant(0);
        }
        var undone = undone(a, b);
        if (undone != null) {
            return undone;
        }
        return binary(Opcode.SUB, a, b, Math.subtractExact(a.low(), b.high()), Math.subtractExact(a.high(), b.low()));
    }

    /** {@code a − part}, where the part is never more than {@code a}. */
    Val rest(Val a, Val part) {
        if (part.is(0)) {
            return a;
        }
        if (a.slot() == part.slot()) {
            return constant(0);
        }
        var undone = undone(a, part);
        if (undone != null) {
            return undone;
        }
        return binary(Opcode.SUB, a, part, 0, Math.subtractExact(a.high(), part.low()));
    }

    /** {@code a − (a − x)} is {@code x}. */
    private @Nullable Val undone(Val a, Val b) {
        var made = made(b);
        return made != null && made.opcode() == Opcode.SUB && made.a() == a.slot() ? valueOf(made.b()) : null;
    }

    /** The same value, of which the caller knows that it is never above {@code most}. */
    Val known(Val value, long most) {
        return value.high() <= most ? value : new Val(value.slot(), value.low(), most);
    }

    Val multiply(Val a, Val b) {
        if (a.is(1)) {
            return b;
        }
        if (b.is(1)) {
            return a;
        }
        long[] corners = {
            Math.multiplyExact(a.low(), b.low()), Math.multiplyExact(a.low(), b.high()),
            Math.multiplyExact(a.high(), b.low()), Math.multiplyExact(a.high(), b.high())
        };
        return binary(Opcode.MUL, a, b, least(corners), greatest(corners));
    }

    Val min(Val a, Val b) {
        if (a.slot() == b.slot() || a.high() <= b.low()) {
            return a;
        }
        if (b.high() <= a.low() || isMinOf(b, a)) {
            return b;
        }
        if (isMinOf(a, b)) {
            return a;
        }
        return binary(Opcode.MIN, a, b, Math.min(a.low(), b.low()), Math.min(a.high(), b.high()));
    }

    /** Whether {@code a} is the minimum of {@code b} and something else. */
    private boolean isMinOf(Val a, Val b) {
        var made = made(a);
        return made != null && made.opcode() == Opcode.MIN && (made.a() == b.slot() || made.b() == b.slot());
    }

    Val max(Val a, Val b) {
        if (a.slot() == b.slot() || a.low() >= b.high()) {
            return a;
        }
        if (b.low() >= a.high()) {
            return b;
        }
        return binary(Opcode.MAX, a, b, Math.max(a.low(), b.low()), Math.max(a.high(), b.high()));
    }

    /** {@code value} where the mask holds, else 0. */
    Val where(Val mask, Val value) {
        if (mask.is(Val.TRUE) || value.is(0)) {
            return value;
        }
        if (mask.is(Val.FALSE)) {
            return constant(0);
        }
        if (value.slot() == mask.slot()) {
            return value;
        }
        if (value.is(Val.TRUE)) {
            return mask;
        }
        return binary(Opcode.AND, value, mask, Math.min(0, value.low()), Math.max(0, value.high()));
    }

    Val and(Val mask, Val other) {
        return where(mask, other);
    }

    Val or(Val mask, Val other) {
        if (mask.is(Val.TRUE) || other.is(Val.FALSE) || mask.slot() == other.slot()) {
            return mask;
        }
        if (other.is(Val.TRUE) || mask.is(Val.FALSE)) {
            return other;
        }
        return binary(Opcode.OR, mask, other, Val.TRUE, Val.FALSE);
    }

    Val not(Val mask) {
        if (mask.isConstant()) {
            return constant(~mask.low());
        }
        return binary(Opcode.XOR, mask, constant(-1), Val.TRUE, Val.FALSE);
    }

    Val select(Val mask, Val then, Val otherwise) {
        if (mask.is(Val.TRUE) || then.slot() == otherwise.slot()) {
            return then;
        }
        if (mask.is(Val.FALSE)) {
            return otherwise;
        }
        if (otherwise.is(0)) {
            return where(mask, then);
        }
        if (then.is(0)) {
            return where(not(mask), otherwise);
        }
        var difference = binary(Opcode.XOR, then, otherwise, Long.MIN_VALUE, Long.MAX_VALUE);
        var chosen = binary(Opcode.AND, difference, mask, Long.MIN_VALUE, Long.MAX_VALUE);
        return binary(
                Opcode.XOR,
                otherwise,
                chosen,
                Math.min(then.low(), otherwise.low()),
                Math.max(then.high(), otherwise.high()));
    }

    Val less(Val a, Val b) {
        if (a.high() < b.low()) {
            return constant(Val.TRUE);
        }
        if (a.low() >= b.high()) {
            return constant(Val.FALSE);
        }
        return sign(subtract(a, b));
    }

    Val atMost(Val a, Val b) {
        return not(less(b, a));
    }

    Val different(Val a, Val b) {
        if (a.slot() == b.slot()) {
            return constant(Val.FALSE);
        }
        var difference = subtract(a, b);
        if (difference.isConstant()) {
            return constant(difference.is(0) ? Val.FALSE : Val.TRUE);
        }
        var reverse = subtract(b, a);
        return sign(binary(Opcode.OR, difference, reverse, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    Val equal(Val a, Val b) {
        return not(different(a, b));
    }

    private Val sign(Val a) {
        if (a.high() < 0) {
            return constant(Val.TRUE);
        }
        if (a.low() >= 0) {
            return constant(Val.FALSE);
        }
        return once(
                new Key(Opcode.SIGN, a.slot(), -1, -1, 0),
                Val.TRUE,
                Val.FALSE,
                target -> Instruction.of(Opcode.SIGN, target, a.slot(), -1));
    }

    /** {@code a × b ÷ c} rounded; {@code c} is above zero. */
    Val mulDiv(Val a, Val b, Val c, RoundingMode mode) {
        if (b.slot() == c.slot()) {
            return a;
        }
        if (c.is(1)) {
            return multiply(a, b);
        }
        return mulDiv(a, b, c, mode, Intervals.mulDiv(a, b, c));
    }

    /** {@code a × part ÷ whole} rounded, where the part is never more than the whole, and nothing is negative. */
    Val shareOf(Val a, Val part, Val whole, RoundingMode mode) {
        return part.slot() == whole.slot() ? a : mulDiv(a, part, whole, mode, new Val(-1, 0, a.high()));
    }

    private Val mulDiv(Val a, Val b, Val c, RoundingMode mode, Val interval) {
        int number = Support.number(mode);
        boolean small = a.isNotNegative() && b.isNotNegative() && Intervals.productFits(a, b, c);
        return once(
                new Key(Opcode.MUL_DIV, a.slot(), b.slot(), c.slot(), number),
                interval.low(),
                interval.high(),
                target -> new Instruction(Opcode.MUL_DIV, target, a.slot(), b.slot(), c.slot(), number, small));
    }

    /** The same value; a run in which it is wider than a slot may be is stopped. */
    Val checked(Val value) {
        if (value.high() <= Limits.WIDEST && value.low() >= -Limits.WIDEST) {
            return value;
        }
        var checked = fresh(Math.max(value.low(), -Limits.WIDEST), Math.min(value.high(), Limits.WIDEST));
        call(new CheckKernel(value.slot(), checked.slot()));
        return checked;
    }

    void call(Kernel kernel) {
        instructions.add(new Instruction(Opcode.CALL, -1, -1, -1, -1, kernels.size(), false));
        kernels.add(kernel);
    }

    /** Begins a block that is skipped where the mask holds nowhere. */
    void begin(Val mask) {
        open.push(new Block(blocks++, instructions.size(), mask, snapshot(), new HashMap<>(known), sums.known()));
    }

    void end() {
        var block = open.pop();
        known.clear();
        known.putAll(block.known());
        sums.restore(block.sums());
        var homes = new ArrayList<Instruction>();
        var after = new ArrayList<Instruction>();
        variables.forEach(variable -> {
            // A variable that is new in the block was what it began with before.
            var before = block.before().getOrDefault(variable, variable.initial);
            var now = variable.value;
            if (now.slot() != before.slot()) {
                var home = fresh(Math.min(before.low(), now.low()), Math.max(before.high(), now.high()));
                homes.add(Instruction.of(Opcode.COPY, home.slot(), before.slot(), -1));
                after.add(Instruction.of(Opcode.COPY, home.slot(), now.slot(), -1));
                variable.value = home;
            }
        });
        homes.add(new Instruction(Opcode.SKIP, -1, block.mask().slot(), -1, -1, block.number(), false));
        instructions.addAll(block.position(), homes);
        instructions.addAll(after);
        instructions.add(new Instruction(Opcode.END, -1, -1, -1, -1, block.number(), false));
    }

    /** The value in a slot of its own. */
    Val copy(Val value) {
        var copy = fresh(value.low(), value.high());
        instructions.add(Instruction.of(Opcode.COPY, copy.slot(), value.slot(), -1));
        return copy;
    }

    /** Puts a value into a slot that outlives the period. */
    void store(int slot, Val value) {
        instructions.add(Instruction.of(Opcode.COPY, slot, value.slot(), -1));
    }

    private static long least(long[] values) {
        return java.util.Arrays.stream(values).min().orElseThrow();
    }

    private static long greatest(long[] values) {
        return java.util.Arrays.stream(values).max().orElseThrow();
    }
}
