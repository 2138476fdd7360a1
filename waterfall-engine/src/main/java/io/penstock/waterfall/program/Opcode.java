package io.penstock.waterfall.program;

/** What an {@link Instruction} does. All work on {@code long}; none can fail. */
enum Opcode {
    /** {@code target = input[extra]}. */
    IN,
    /** {@code target = a}. */
    COPY,
    ADD,
    SUB,
    MUL,
    MIN,
    MAX,
    AND,
    OR,
    XOR,
    /** {@code target} = all ones if {@code a} is negative, else zero. */
    SIGN,
    /** {@code target = a × b ÷ c}, rounded by mode number {@code extra}. */
    MUL_DIV,
    /** Runs kernel number {@code extra}, which names the slots it reads and writes. */
    CALL,
    /** Begins block number {@code extra}, which may be skipped where mask {@code a} is zero. */
    SKIP,
    /** Ends block number {@code extra}. */
    END,
    /** {@code output[extra] = a}. */
    OUT;

    /** Whether {@code b} is read. */
    boolean isBinary() {
        return switch (this) {
            case ADD, SUB, MUL, MIN, MAX, AND, OR, XOR, MUL_DIV -> true;
            default -> false;
        };
    }

    boolean isCommutative() {
        return switch (this) {
            case ADD, MUL, MIN, MAX, AND, OR, XOR -> true;
            default -> false;
        };
    }
}
