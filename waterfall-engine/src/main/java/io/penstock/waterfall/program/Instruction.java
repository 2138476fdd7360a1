package io.penstock.waterfall.program;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * One operation on slots.
 *
 * @param target the slot written; −1 if none
 * @param a first operand; −1 if none
 * @param b second operand; −1 if none
 * @param c divisor of {@link Opcode#MUL_DIV}; −1 if none
 * @param extra number of an input, an output, a rounding mode, a kernel or a block
 * @param small whether the product of {@link Opcode#MUL_DIV} is proved to lie between 0 and 2^62
 */
record Instruction(Opcode opcode, int target, int a, int b, int c, int extra, boolean small) {

    static Instruction of(Opcode opcode, int target, int a, int b) {
        return new Instruction(opcode, target, a, b, -1, 0, false);
    }

    /** Whether it is a division that needs no more than 64 bits and rounds in one of the ways that need no remainder. */
    boolean isPlainDivision() {
        return opcode == Opcode.MUL_DIV
                && small
                && switch (Support.mode(extra)) {
                    case HALF_UP, FLOOR, DOWN -> true;
                    default -> false;
                };
    }

    /** The slots that it reads. */
    int[] operands() {
        return IntStream.of(a, b, c).filter(slot -> slot >= 0).toArray();
    }

    /** The same operation on other slots. */
    Instruction renamed(IntUnaryOperator slots) {
        return new Instruction(
                opcode,
                slots.applyAsInt(target),
                slots.applyAsInt(a),
                slots.applyAsInt(b),
                slots.applyAsInt(c),
                extra,
                small);
    }
}
