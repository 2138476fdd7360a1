package io.penstock.waterfall.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.waterfall.program.Assembler.Variable;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * Programs drawn operation by operation, with blocks, against the value that each operation has by itself: whatever is
 * left out, put elsewhere or done in another order, states and outputs are the same, alone and in lanes.
 */
class RandomProgramsTest {

    private static final int PROGRAMS = 400;
    private static final int LANES = Program.LANES;
    private static final int STATES = 6;
    private static final int INPUTS = 5;
    private static final int OUTPUTS = 4;
    private static final long MOST = 1_000_000;

    private RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(0);
    private Assembler code = new Assembler();
    private List<Known> values = new ArrayList<>();
    private List<long[]> contents = new ArrayList<>();

    /** A value of the program and what it is in each lane. */
    private static final class Known {
        private final Val val;
        private final long[] lanes;

        Known(Val val, long[] lanes) {
            this.val = val;
            this.lanes = lanes;
        }

        Val val() {
            return val;
        }

        long[] lanes() {
            return lanes;
        }
    }

    @Test
    void everyMachineComputesWhatTheOperationsSay() {
        for (int seed = 1; seed <= PROGRAMS; seed++) {
            random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            code = new Assembler();
            values = new ArrayList<>();
            contents = new ArrayList<>();
            var expected = draw();
            var program = Code.of(code, STATES, Map.of(0, 0, 1, 1, 2, 2, 3, 3), true);
            assertThat(inLanes(program, new LoopMachine(program, LANES)))
                    .as("loops of seed %s", seed)
                    .isDeepEqualTo(expected);
            assertThat(inLanes(program, ClassMachine.of(program, LANES)))
                    .as("lanes of seed %s", seed)
                    .isDeepEqualTo(expected);
            assertThat(alone(program, ClassMachine.of(program, 1)))
                    .as("alone, seed %s", seed)
                    .isDeepEqualTo(expected);
        }
    }

    /** In the block {@code 5 − 5} is known to be 0; outside, 0 is no difference of what only the block computes. */
    @Test
    void aConstantFoundInABlockHasNoTerms() {
        var outer = code.min(code.input(0, 0, 10), code.constant(5));
        var other = code.input(1, 0, 10);
        code.begin(code.less(other, code.constant(3)));
        var zero = code.rest(outer, code.max(code.input(2, 0, 10), code.constant(5)));
        code.end();
        code.output(0, code.add(code.subtract(zero, other), other));
        var program = Code.of(code, 0, Map.of(0, 0), true);
        var memory = new long[program.slots()];
        program.constants().forEach((slot, value) -> memory[slot] = value);
        var out = new long[] {-1};
        new LoopMachine(program, 1).run(memory, new long[] {3, 7, 9}, 0, out, 0);
        assertThat(out).containsExactly(0);
    }

    /** Writes a program; what its states and outputs will be, slot by slot. */
    private long[][] draw() {
        for (int state = 0; state < STATES; state++) {
            add(code.fresh(0, MOST), lanes());
        }
        for (int input = 0; input < INPUTS; input++) {
            add(code.input(input, 0, MOST), lanes());
        }
        values.forEach(value -> contents.add(value.lanes()));
        add(code.constant(0), new long[LANES]);
        var now = any();
        var held = code.variable(now.val());
        for (int part = 0; part < 6; part++) {
            operations(12);
            if (random.nextBoolean()) {
                now = block(held, now);
                add(now.val(), now.lanes());
            }
        }
        return finish();
    }

    /** States and outputs become any of the values. */
    private long[][] finish() {
        var expected = new ArrayList<long[]>();
        var closing = new ArrayList<Val>();
        for (int state = 0; state < STATES; state++) {
            var value = any();
            expected.add(value.lanes());
            closing.add(value.val());
        }
        for (int output = 0; output < OUTPUTS; output++) {
            var value = any();
            code.output(output, value.val());
            expected.add(value.lanes());
        }
        closing.replaceAll(value -> value.slot() < STATES ? code.copy(value) : value);
        for (int state = 0; state < STATES; state++) {
            code.store(state, closing.get(state));
        }
        return expected.toArray(long[][]::new);
    }

    /** A block in which the variable takes another value where the mask holds; what else it computes stays inside. */
    private Known block(Variable held, Known before) {
        var mask = less(any(), any());
        if (mask.val().isConstant()) {
            return before;
        }
        int known = values.size();
        code.begin(mask.val());
        operations(8);
        var value = any();
        code.set(held, mask.val(), value.val());
        code.end();
        values.subList(known, values.size()).clear();
        var lanes = new long[LANES];
        Arrays.setAll(lanes, i -> mask.lanes()[i] != 0 ? value.lanes()[i] : before.lanes()[i]);
        return new Known(held.value(), lanes);
    }

    private void operations(int number) {
        for (int i = 0; i < number; i++) {
            var a = any();
            var b = any();
            switch (random.nextInt(9)) {
                case 0, 1 -> add(code.add(a.val(), b.val()), both(a, b, Long::sum));
                case 2, 3 -> add(code.subtract(a.val(), b.val()), both(a, b, (x, y) -> x - y));
                case 4 -> add(code.min(a.val(), b.val()), both(a, b, Math::min));
                case 5 -> add(code.max(a.val(), b.val()), both(a, b, Math::max));
                case 6 -> pay(a, b);
                case 7 -> {
                    var mask = less(a, b);
                    var other = any();
                    add(
                            code.select(mask.val(), a.val(), other.val()),
                            both(both(mask, a, (m, x) -> m & x), both(mask, other, (m, x) -> ~m & x)));
                }
                default -> divide(a);
            }
        }
    }

    /** As a step pays: the lesser of both, and what is left of each. */
    private void pay(Known a, Known b) {
        if (a.val().low() >= 0 && b.val().low() >= 0) {
            var paid = new Known(code.min(a.val(), b.val()), both(a, b, Math::min));
            add(paid.val(), paid.lanes());
            add(code.rest(a.val(), paid.val()), both(a, paid, (x, y) -> x - y));
            add(code.rest(b.val(), paid.val()), both(b, paid, (x, y) -> x - y));
        }
    }

    private void divide(Known a) {
        if (a.val().low() >= 0) {
            long part = 1L + random.nextInt(100);
            long whole = 2L + random.nextInt(1000);
            var divided = code.mulDiv(a.val(), code.constant(part), code.constant(whole), RoundingMode.HALF_UP);
            add(divided, both(a, a, (x, _) -> (x * part * 2 + whole) / (2 * whole)));
        }
    }

    private Known less(Known a, Known b) {
        return new Known(code.less(a.val(), b.val()), both(a, b, (x, y) -> x < y ? -1 : 0));
    }

    private void add(Val val, long[] lanes) {
        // What grows without end is not drawn again.
        if (val.high() < 1L << 40 && val.low() > -(1L << 40)) {
            values.add(new Known(val, lanes));
        }
    }

    private Known any() {
        return values.get(random.nextInt(values.size()));
    }

    private long[] lanes() {
        // Often small, so that equal values, zeros and blocks that no lane enters occur.
        long most = random.nextBoolean() ? MOST : 2;
        return random.longs(LANES, 0, most + 1).toArray();
    }

    private static long[] both(Known a, Known b, LongBinaryOperator operation) {
        var result = new long[LANES];
        Arrays.setAll(result, i -> operation.applyAsLong(a.lanes()[i], b.lanes()[i]));
        return result;
    }

    private static long[] both(long[] a, long[] b) {
        var result = new long[LANES];
        Arrays.setAll(result, i -> a[i] | b[i]);
        return result;
    }

    private long[][] inLanes(Code program, Machine machine) {
        var memory = new long[program.slots() * LANES];
        program.constants().forEach((slot, value) -> Arrays.fill(memory, slot * LANES, (slot + 1) * LANES, value));
        var in = new long[INPUTS * LANES];
        for (int state = 0; state < STATES; state++) {
            System.arraycopy(contents.get(state), 0, memory, state * LANES, LANES);
        }
        for (int input = 0; input < INPUTS; input++) {
            System.arraycopy(contents.get(STATES + input), 0, in, input * LANES, LANES);
        }
        var out = new long[OUTPUTS * LANES];
        machine.run(memory, in, 0, out, 0);
        var result = new long[STATES + OUTPUTS][];
        for (int state = 0; state < STATES; state++) {
            result[state] = Arrays.copyOfRange(memory, state * LANES, (state + 1) * LANES);
        }
        for (int output = 0; output < OUTPUTS; output++) {
            result[STATES + output] = Arrays.copyOfRange(out, output * LANES, (output + 1) * LANES);
        }
        return result;
    }

    private long[][] alone(Code program, Machine machine) {
        var result = new long[STATES + OUTPUTS][LANES];
        for (int lane = 0; lane < LANES; lane++) {
            var memory = new long[program.slots()];
            program.constants().forEach((slot, value) -> memory[slot] = value);
            var in = new long[INPUTS];
            for (int slot = 0; slot < STATES; slot++) {
                memory[slot] = contents.get(slot)[lane];
            }
            for (int input = 0; input < INPUTS; input++) {
                in[input] = contents.get(STATES + input)[lane];
            }
            var out = new long[OUTPUTS];
            machine.run(memory, in, 0, out, 0);
            for (int state = 0; state < STATES; state++) {
                result[state][lane] = memory[state];
            }
            for (int output = 0; output < OUTPUTS; output++) {
                result[STATES + output][lane] = out[output];
            }
        }
        return result;
    }
}
