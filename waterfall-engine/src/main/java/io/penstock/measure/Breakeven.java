package io.penstock.measure;

import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/**
 * The value at which something breaks, for example the default rate at which class A takes its first loss.
 *
 * <p>The bracket is the proof: what was asked holds at {@code holdsAt} and fails at {@code failsAt}, both were
 * evaluated, and no value between them was. Whether the question changes its answer only once is the caller's claim; if
 * it does not, the bracket still holds one of the changes.
 *
 * @param outcome whether there is a bracket at all
 * @param holdsAt the last value that was seen to hold; the upper end if nothing failed
 * @param failsAt the first value that was seen to fail; the lower end if nothing held
 * @param evaluations how often the question was asked
 */
public record Breakeven(Outcome outcome, double holdsAt, double failsAt, int evaluations) {

    /** A {@code double} has no more than so many halvings in it. */
    private static final int MOST_HALVINGS = 200;

    /** What a search ends with. */
    public enum Outcome {
        /** The bracket is as narrow as asked. */
        FOUND,
        /** It holds at the upper end already, which was therefore too low, or nothing breaks. */
        HOLDS_THROUGHOUT,
        /** It fails at the lower end already. */
        FAILS_THROUGHOUT
    }

    /** The middle of the bracket. */
    public double value() {
        return holdsAt / 2 + failsAt / 2;
    }

    /**
     * Halves the range until the bracket is no wider than {@code width}, or no value is left between its ends.
     *
     * @param question true at low values and false at high ones
     * @param width of the bracket, above zero: {@code 0.0001} for a rate to the basis point
     * @throws IllegalArgumentException if the range is empty or not finite, or the width is not positive
     */
    public static Breakeven of(DoublePredicate question, double low, double high, double width) {
        if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high) || !(width > 0)) {
            throw new IllegalArgumentException("cannot search from " + low + " to " + high + " by " + width);
        }
        if (!question.test(low)) {
            return new Breakeven(Outcome.FAILS_THROUGHOUT, low, low, 1);
        }
        if (question.test(high)) {
            return new Breakeven(Outcome.HOLDS_THROUGHOUT, high, high, 2);
        }
        double holds = low;
        double fails = high;
        int evaluations = 2;
        for (int halving = 0; halving < MOST_HALVINGS && fails - holds > width; halving++) {
            double middle = holds / 2 + fails / 2;
            if (middle <= holds || middle >= fails) {
                break;
            }
            evaluations++;
            if (question.test(middle)) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return new Breakeven(Outcome.FOUND, holds, fails, evaluations);
    }

    /**
     * The value at which a rising function passes the target, or a falling one comes below it.
     *
     * @throws IllegalArgumentException as {@link #of(DoublePredicate, double, double, double)}, and if the function is
     *     not a number somewhere on the way
     */
    public static Breakeven of(DoubleUnaryOperator function, double target, double low, double high, double width) {
        // The ends are asked for once: a question may be a whole projection.
        double atLow = number(function, low);
        double atHigh = number(function, high);
        boolean rises = atHigh > atLow;
        DoublePredicate before = x -> {
            double value = x == low ? atLow : x == high ? atHigh : number(function, x);
            return rises ? value < target : value > target;
        };
        return of(before, low, high, width);
    }

    /**
     * A root of a continuous function to the last digits of a {@code double}, or nothing if its ends have the same
     * sign.
     *
     * <p>Each step is an inverse quadratic interpolation where that is safe and a bisection elsewhere; the root stays
     * between two evaluated points of opposite sign, and the steps are counted.
     *
     * <p>Source: T. Chandrupatla, A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear
     * function, Advances in Engineering Software 28 (1997).
     */
    static OptionalDouble root(DoubleUnaryOperator function, double low, double high) {
        double a = high;
        double b = low;
        double c = high;
        double fa = function.applyAsDouble(a);
        double fb = function.applyAsDouble(b);
        double fc = fa;
        if (Double.isNaN(fa) || Double.isNaN(fb) || Math.signum(fa) * Math.signum(fb) > 0) {
            return OptionalDouble.empty();
        }
        double share = 0.5;
        for (int step = 0; step < MOST_HALVINGS; step++) {
            double x = a + share * (b - a);
            double fx = function.applyAsDouble(x);
            if (Math.signum(fx) == Math.signum(fa)) {
                c = a;
                fc = fa;
            } else {
                c = b;
                b = a;
                fc = fb;
                fb = fa;
            }
            a = x;
            fa = fx;
            double nearest = Math.abs(fa) < Math.abs(fb) ? a : b;
            double tolerance = 2 * Math.ulp(nearest) + Double.MIN_NORMAL;
            double least = tolerance / Math.abs(b - a);
            if (least > 0.5 || fa == 0 || fb == 0) {
                return OptionalDouble.of(fa == 0 ? a : nearest);
            }
            share = share(a, b, c, fa, fb, fc);
            share = Math.min(1 - least, Math.max(least, share));
        }
        return OptionalDouble.of(Math.abs(fa) < Math.abs(fb) ? a : b);
    }

    /** How far to go from a to b: interpolated where the three points bend little enough, else half-way. */
    private static double share(double a, double b, double c, double fa, double fb, double fc) {
        double place = (a - b) / (c - b);
        double height = (fa - fb) / (fc - fb);
        boolean safe = 1 - Math.sqrt(1 - place) < height && height < Math.sqrt(place);
        return safe ? fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb) : 0.5;
    }

    private static double number(DoubleUnaryOperator function, double x) {
        double value = function.applyAsDouble(x);
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("the function is no number at " + x);
        }
        return value;
    }
}
