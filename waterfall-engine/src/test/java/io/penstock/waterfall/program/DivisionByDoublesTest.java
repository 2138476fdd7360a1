package io.penstock.waterfall.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lanes divide in double precision, and with longs where a dividend is too wide; always exactly. */
class DivisionByDoublesTest {

    private static final int LANES = Program.LANES;
    private static final int DRAWS = 40;
    private static final int WIDEST = 60;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(51);

    /** Dividends at, below and above multiples of the divisor, of every width; one lane may be wider than the others. */
    @ParameterizedTest
    @EnumSource(
            value = RoundingMode.class,
            names = {"HALF_UP", "FLOOR", "DOWN"})
    void constantAndVariableDivisorsDivideExactly(RoundingMode mode) {
        for (int bits = 2; bits <= WIDEST; bits++) {
            for (int draw = 0; draw < DRAWS; draw++) {
                long constant = 1 + random.nextLong(1L << random.nextInt(1, Math.min(bits, 40) + 1));
                long[] divisors = random.longs(LANES, 1, 1L << random.nextInt(1, Math.min(bits, 40) + 1))
                        .toArray();
                var dividends = new long[LANES];
                for (int lane = 0; lane < LANES; lane++) {
                    dividends[lane] = near(random.nextBoolean() ? constant : divisors[lane], bits);
                }
                if (draw % 4 == 0) {
                    dividends[random.nextInt(LANES)] = near(constant, WIDEST);
                }
                check(mode, constant, dividends, divisors);
            }
        }
    }

    private long near(long divisor, int bits) {
        long quotient = random.nextLong(1 + (1L << bits) / divisor);
        long about = quotient * divisor + (random.nextBoolean() ? divisor / 2 : 0) + random.nextInt(-1, 2);
        return Math.clamp(about, 0, 1L << WIDEST);
    }

    private static void check(RoundingMode mode, long constant, long[] dividends, long[] divisors) {
        var code = new Assembler();
        var dividend = code.input(0, 0, 1L << WIDEST);
        var divisor = code.input(1, 1, 1L << 40);
        var one = code.constant(1);
        code.output(0, code.mulDiv(dividend, one, code.constant(constant), mode));
        code.output(1, code.mulDiv(dividend, one, divisor, mode));
        var out = run(code, 0, new long[0][], new long[][] {dividends, divisors});
        for (int lane = 0; lane < LANES; lane++) {
            assertThat(out[lane]).as(text(dividends[lane], constant)).isEqualTo(exact(dividends[lane], constant, mode));
            assertThat(out[LANES + lane])
                    .as(text(dividends[lane], divisors[lane]))
                    .isEqualTo(exact(dividends[lane], divisors[lane], mode));
        }
    }

    private static String text(long dividend, long divisor) {
        return dividend + " / " + divisor;
    }

    private static long exact(long dividend, long divisor, RoundingMode mode) {
        return BigDecimal.valueOf(dividend)
                .divide(BigDecimal.valueOf(divisor), 0, mode)
                .longValueExact();
    }

    /** A state that becomes a part of itself is computed where it stands, and must not be divided twice. */
    @Test
    void aWideStateIsDividedOnce() {
        var code = new Assembler();
        var state = code.fresh(0, 1L << WIDEST);
        code.store(0, code.mulDiv(state, code.constant(1), code.constant(3), RoundingMode.DOWN));
        code.output(0, code.constant(0));
        var states = new long[1][LANES];
        Arrays.fill(states[0], 3L << 55);
        run(code, 1, states, new long[0][]);
        assertThat(states[0]).containsOnly(1L << 55);
    }

    /** As with longs; a quotient by nothing never becomes a figure. */
    @Test
    void aDivisorOfZeroIsRefused() {
        var code = new Assembler();
        var dividend = code.input(0, 0, 1_000_000);
        code.output(0, code.mulDiv(dividend, code.constant(1), code.input(1, 1, 1_000), RoundingMode.DOWN));
        var divisors = new long[LANES];
        Arrays.fill(divisors, 7);
        divisors[LANES - 1] = 0;
        assertThatThrownBy(() -> run(code, 0, new long[0][], new long[][] {new long[LANES], divisors}))
                .isInstanceOf(ArithmeticException.class);
    }

    /** What leaves may be computed twice. */
    @Test
    void onlyPlainDivisionsThatOverwriteNothingTheyReadSuit() {
        int halfUp = Support.number(RoundingMode.HALF_UP);
        var plain = new Instruction(Opcode.MUL_DIV, 9, 1, 2, 3, halfUp, true);
        var wide = new Instruction(Opcode.MUL_DIV, 9, 1, 2, 3, halfUp, false);
        var even = new Instruction(Opcode.MUL_DIV, 9, 1, 2, 3, Support.number(RoundingMode.HALF_EVEN), true);
        assertThat(DivisionByDoubles.suits(List.of(plain), slot -> slot)).isTrue();
        assertThat(DivisionByDoubles.suits(List.of(wide), slot -> slot)).isFalse();
        assertThat(DivisionByDoubles.suits(List.of(even), slot -> slot)).isFalse();
        assertThat(DivisionByDoubles.suits(List.of(plain), slot -> slot == 9 ? 1 : slot))
                .isFalse();
    }

    /** Runs one period in lanes; states are left as they are after it. */
    private static long[] run(Assembler code, int count, long[][] states, long[][] inputs) {
        var numbers = inputs.length == 2 && count == 0 ? Map.of(0, 0, 1, 1) : Map.of(0, 0);
        var program = Code.of(code, count, numbers, true);
        var memory = new long[program.slots() * LANES];
        program.constants().forEach((slot, value) -> Arrays.fill(memory, slot * LANES, (slot + 1) * LANES, value));
        for (int state = 0; state < count; state++) {
            System.arraycopy(states[state], 0, memory, state * LANES, LANES);
        }
        var in = new long[Math.max(1, inputs.length) * LANES];
        for (int input = 0; input < inputs.length; input++) {
            System.arraycopy(inputs[input], 0, in, input * LANES, LANES);
        }
        var out = new long[2 * LANES];
        ClassMachine.of(program, LANES).run(memory, in, 0, out, 0);
        for (int state = 0; state < count; state++) {
            System.arraycopy(memory, state * LANES, states[state], 0, LANES);
        }
        return out;
    }
}
