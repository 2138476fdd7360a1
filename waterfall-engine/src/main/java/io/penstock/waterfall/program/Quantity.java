package io.penstock.waterfall.program;

import io.penstock.kernel.Fraction;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.IntToLongFunction;

/** The exact value of a part of a formula while it is compiled. */
sealed interface Quantity {

    /** The slots that it is computed from. */
    Set<Integer> slots();

    /** The value for given contents of the slots. */
    Fraction exact(IntToLongFunction slots);

    /**
     * A quotient of two slots.
     *
     * @param over above zero
     */
    record Ratio(Val value, Val over) implements Quantity {

        boolean isWhole() {
            return over.is(1);
        }

        @Override
        public Set<Integer> slots() {
            return new TreeSet<>(List.of(value.slot(), over.slot()));
        }

        @Override
        public Fraction exact(IntToLongFunction slots) {
            return new Fraction(read(value, slots), read(over, slots));
        }

        private static BigInteger read(Val val, IntToLongFunction slots) {
            return BigInteger.valueOf(val.isConstant() ? val.low() : slots.applyAsLong(val.slot()));
        }
    }

    /** A value too wide for slots. It is computed exactly where it becomes whole or decides a comparison. */
    record Deep(Set<Integer> slots, Function function) implements Quantity {

        @Override
        public Fraction exact(IntToLongFunction contents) {
            return function.of(contents);
        }

        static Deep of(List<Quantity> parts, java.util.function.Function<List<Fraction>, Fraction> operation) {
            var slots = new TreeSet<Integer>();
            parts.forEach(part -> slots.addAll(part.slots()));
            return new Deep(
                    slots,
                    contents -> operation.apply(
                            parts.stream().map(part -> part.exact(contents)).toList()));
        }

        static Deep of(Quantity a, Quantity b, BinaryOperator<Fraction> operation) {
            return of(List.of(a, b), parts -> operation.apply(parts.get(0), parts.get(1)));
        }
    }

    /** A function of slots. */
    @FunctionalInterface
    interface Function {
        Fraction of(IntToLongFunction slots);
    }
}
