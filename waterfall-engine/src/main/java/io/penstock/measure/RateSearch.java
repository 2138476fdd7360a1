package io.penstock.measure;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** Looks for a bracket of a rate step by step away from zero, so that the root found is one near zero. */
final class RateSearch {

    private static final double FIRST_STEP = 0.05;
    private static final int STEPS = 24;

    private RateSearch() {}

    /** A root of the function between −400,000 and 400,000, or nothing if no step changes its sign. */
    static OptionalDouble nearZero(DoubleUnaryOperator function) {
        double atZero = function.applyAsDouble(0);
        if (atZero == 0) {
            return OptionalDouble.of(0);
        }
        double inner = 0;
        double aboveInner = Math.signum(atZero);
        double belowInner = Math.signum(atZero);
        double outer = FIRST_STEP;
        for (int step = 0; step < STEPS; step++) {
            double above = Math.signum(function.applyAsDouble(outer));
            if (above * aboveInner <= 0) {
                return Breakeven.root(function, inner, outer);
            }
            double below = Math.signum(function.applyAsDouble(-outer));
            if (below * belowInner <= 0) {
                return Breakeven.root(function, -outer, -inner);
            }
            inner = outer;
            outer *= 2;
            aboveInner = above;
            belowInner = below;
        }
        return OptionalDouble.empty();
    }
}
