package io.penstock.waterfall.program;

import java.math.BigInteger;
import java.util.stream.Stream;

/** What can be said of a value before the program runs. */
final class Intervals {

    private static final BigInteger SMALL = BigInteger.ONE.shiftLeft(62);

    private Intervals() {}

    /** The interval of {@code a × b ÷ c} with one unit to spare for rounding; {@code c} is above zero. */
    static Val mulDiv(Val a, Val b, Val c) {
        var corners = Stream.of(a.low(), a.high())
                .flatMap(x -> Stream.of(b.low(), b.high())
                        .map(y -> BigInteger.valueOf(x).multiply(BigInteger.valueOf(y))))
                .flatMap(product -> Stream.of(Math.max(1, c.low()), c.high())
                        .map(divisor -> product.divide(BigInteger.valueOf(divisor))))
                .toList();
        var low = corners.stream().reduce(BigInteger::min).orElseThrow().subtract(BigInteger.ONE);
        var high = corners.stream().reduce(BigInteger::max).orElseThrow().add(BigInteger.ONE);
        boolean notNegative = a.isNotNegative() && b.isNotNegative();
        return new Val(-1, notNegative ? 0 : low.longValueExact(), high.longValueExact());
    }

    /** Whether the product, with a divisor added for rounding, stays below 2^62. */
    static boolean productFits(Val a, Val b, Val c) {
        return BigInteger.valueOf(a.high())
                        .multiply(BigInteger.valueOf(b.high()))
                        .add(BigInteger.valueOf(c.high()))
                        .compareTo(SMALL)
                < 0;
    }

    static long fold(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case ADD -> Math.addExact(a, b);
            case SUB -> Math.subtractExact(a, b);
            case MUL -> Math.multiplyExact(a, b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            default -> throw new IllegalArgumentException(opcode + " is not folded");
        };
    }
}
