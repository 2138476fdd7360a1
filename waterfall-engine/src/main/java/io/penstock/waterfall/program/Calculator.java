package io.penstock.waterfall.program;

import io.penstock.deal.formula.Formula.Relation;
import io.penstock.kernel.Fraction;
import io.penstock.waterfall.program.Quantity.Deep;
import io.penstock.waterfall.program.Quantity.Ratio;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Arithmetic of formulas on slots. Values stay quotients of whole numbers, so that nothing is rounded on the way; what
 * could leave 64 bits is left to exact fractions.
 */
final class Calculator {

    private final Assembler code;
    private final List<String> deep = new ArrayList<>();
    private String name = "";

    Calculator(Assembler code) {
        this.code = code;
    }

    /** What is computed from now on, for {@link #deep()}. */
    void begin(String newName) {
        name = newName;
    }

    /** What takes the slow path. */
    List<String> deep() {
        return deep.stream().distinct().toList();
    }

    Ratio whole(Val value) {
        return new Ratio(value, code.constant(1));
    }

    Ratio over(Val value, long over) {
        return new Ratio(value, code.constant(over));
    }

    /** A constant; one that does not fit takes the slow path from the start. */
    Quantity constant(Fraction value) {
        if (value.numerator().bitLength() > 62 || value.denominator().bitLength() > 62) {
            return new Deep(java.util.Set.of(), _ -> value);
        }
        return new Ratio(
                code.constant(value.numerator().longValueExact()),
                code.constant(value.denominator().longValueExact()));
    }

    /** 1 where the mask holds, else 0. */
    Ratio flag(Val mask) {
        return whole(code.subtract(code.constant(0), mask));
    }

    Quantity plus(Quantity a, Quantity b) {
        return fast(
                a,
                b,
                (x, y) -> {
                    var common = common(x, y);
                    return new Ratio(code.add(common.left(), common.right()), common.over());
                },
                Fraction::plus);
    }

    Quantity minus(Quantity a, Quantity b) {
        return fast(
                a,
                b,
                (x, y) -> {
                    var common = common(x, y);
                    return new Ratio(code.subtract(common.left(), common.right()), common.over());
                },
                Fraction::minus);
    }

    Quantity times(Quantity a, Quantity b) {
        return fast(a, b, this::product, Fraction::times);
    }

    Quantity min(Quantity a, Quantity b) {
        return fast(
                a,
                b,
                (x, y) -> {
                    if (bothConstantOver(x, y)) {
                        var common = common(x, y);
                        return new Ratio(code.min(common.left(), common.right()), common.over());
                    }
                    var common = common(x, y);
                    return choice(code.less(common.left(), common.right()), x, y);
                },
                Fraction::min);
    }

    Quantity max(Quantity a, Quantity b) {
        return fast(
                a,
                b,
                (x, y) -> {
                    if (bothConstantOver(x, y)) {
                        var common = common(x, y);
                        return new Ratio(code.max(common.left(), common.right()), common.over());
                    }
                    var common = common(x, y);
                    return choice(code.less(common.left(), common.right()), y, x);
                },
                Fraction::max);
    }

    /** {@code a ÷ b}, or {@code otherwise} where {@code b} is zero. */
    Quantity divide(Quantity a, Quantity b, Quantity otherwise) {
        if (a instanceof Ratio x && b instanceof Ratio y && otherwise instanceof Ratio z) {
            try {
                if (y.value().isConstant() && !y.value().is(0)) {
                    return quotient(x, y);
                }
                var zero = code.equal(y.value(), code.constant(0));
                return choice(zero, z, quotient(x, y));
            } catch (ArithmeticException _) {
                // Too wide for slots. What was written for them is read by nobody and left out again.
            }
        }
        return Deep.of(
                List.of(a, b, otherwise),
                x -> x.get(1).signum() == 0 ? x.get(2) : x.get(0).dividedBy(x.get(1)));
    }

    Quantity select(Val mask, Quantity then, Quantity otherwise) {
        if (then instanceof Ratio x && otherwise instanceof Ratio y) {
            try {
                if (bothConstantOver(x, y)) {
                    var common = common(x, y);
                    return new Ratio(code.select(mask, common.left(), common.right()), common.over());
                }
            } catch (ArithmeticException _) {
                // Both are kept with their own divisors.
            }
            return choice(mask, x, y);
        }
        return Deep.of(List.of(whole(mask), then, otherwise), x -> x.get(0).signum() != 0 ? x.get(1) : x.get(2));
    }

    /** A mask: whether the relation holds, exactly. */
    Val compare(Quantity a, Relation relation, Quantity b) {
        if (a instanceof Ratio x && b instanceof Ratio y) {
            try {
                var common = common(x, y);
                return switch (relation) {
                    case LESS -> code.less(common.left(), common.right());
                    case AT_MOST -> code.atMost(common.left(), common.right());
                    case MORE -> code.less(common.right(), common.left());
                    case AT_LEAST -> code.atMost(common.right(), common.left());
                    case EQUAL -> code.equal(common.left(), common.right());
                    case DIFFERENT -> code.different(common.left(), common.right());
                };
            } catch (ArithmeticException _) {
                // Too wide for slots. What was written for them is read by nobody and left out again.
            }
        }
        var mask = code.fresh(Val.TRUE, Val.FALSE);
        deep.add(name);
        code.call(new ExactKernel(
                Deep.of(a, b, Fraction::minus),
                difference -> new long[] {relation.holds(difference.signum()) ? Val.TRUE : Val.FALSE},
                List.of(mask.slot())));
        return mask;
    }

    /** The nearest whole number in the sense of the mode. */
    Val round(Quantity a, RoundingMode mode) {
        if (a instanceof Ratio x) {
            try {
                return code.mulDiv(x.value(), code.constant(1), x.over(), mode);
            } catch (ArithmeticException _) {
                // Too wide for slots. What was written for them is read by nobody and left out again.
            }
        }
        var result = code.fresh(-Limits.WIDEST, Limits.WIDEST);
        deep.add(name);
        code.call(new ExactKernel(
                a, value -> new long[] {Limits.requireFits(value.round(mode))}, List.of(result.slot())));
        return result;
    }

    /** Brings a value into two slots; one that does not fit stops the run. */
    Ratio settle(Deep value) {
        var upper = code.fresh(-Limits.WIDEST, Limits.WIDEST);
        var lower = code.fresh(1, Limits.WIDEST);
        deep.add(name);
        code.call(new ExactKernel(
                value,
                exact -> new long[] {
                    Limits.requireFits(exact.numerator().longValueExact()),
                    Limits.requireFits(exact.denominator().longValueExact())
                },
                List.of(upper.slot(), lower.slot())));
        return new Ratio(upper, lower);
    }

    /** {@code a × b} rounded once; the product may be of 128 bits. */
    Val roundProduct(Quantity a, Quantity b, RoundingMode mode) {
        if (a instanceof Ratio x && b instanceof Ratio y) {
            try {
                return reducedMulDiv(x, y, mode);
            } catch (ArithmeticException _) {
                // Too wide for slots. What was written for them is read by nobody and left out again.
            }
        }
        return round(times(a, b), mode);
    }

    private Val reducedMulDiv(Ratio x, Ratio y, RoundingMode mode) {
        var left = x.value();
        var right = y.value();
        var over = code.multiply(x.over(), y.over());
        if (over.isConstant() && right.isConstant() && !right.is(0)) {
            long divisor = gcd(over.low(), right.low());
            return code.mulDiv(left, code.constant(right.low() / divisor), code.constant(over.low() / divisor), mode);
        }
        if (over.isConstant() && left.isConstant() && !left.is(0)) {
            long divisor = gcd(over.low(), left.low());
            return code.mulDiv(right, code.constant(left.low() / divisor), code.constant(over.low() / divisor), mode);
        }
        return code.mulDiv(left, right, over, mode);
    }

    private Ratio product(Ratio x, Ratio y) {
        // Constants are reduced against each other, so that a rate of 0.0565 multiplies by 113 and not by 565.
        long one = x.value().isConstant() && y.over().isConstant()
                ? gcd(x.value().low(), y.over().low())
                : 1;
        long two = y.value().isConstant() && x.over().isConstant()
                ? gcd(y.value().low(), x.over().low())
                : 1;
        return new Ratio(
                code.multiply(divided(x.value(), one), divided(y.value(), two)),
                code.multiply(divided(x.over(), two), divided(y.over(), one)));
    }

    private Val divided(Val value, long divisor) {
        return divisor == 1 ? value : code.constant(value.low() / divisor);
    }

    /** {@code x ÷ y}; where {@code y} is zero anything above zero stands below. */
    private Ratio quotient(Ratio x, Ratio y) {
        if (y.value().isConstant()) {
            boolean negative = y.value().low() < 0;
            var inverse = new Ratio(
                    negative ? code.subtract(code.constant(0), y.over()) : y.over(),
                    code.constant(Math.absExact(y.value().low())));
            return product(x, inverse);
        }
        var value = code.multiply(x.value(), y.over());
        var over = code.multiply(x.over(), y.value());
        if (!over.isNotNegative()) {
            var negative = code.less(over, code.constant(0));
            value = code.select(negative, code.subtract(code.constant(0), value), value);
            over = code.max(over, code.subtract(code.constant(0), over));
        }
        return new Ratio(value, code.max(over, code.constant(1)));
    }

    private Ratio choice(Val mask, Ratio x, Ratio y) {
        return new Ratio(code.select(mask, x.value(), y.value()), code.select(mask, x.over(), y.over()));
    }

    private record Common(Val left, Val right, Val over) {}

    private Common common(Ratio x, Ratio y) {
        if (x.over().slot() == y.over().slot()) {
            return new Common(x.value(), y.value(), x.over());
        }
        if (bothConstantOver(x, y)) {
            long divisor = gcd(x.over().low(), y.over().low());
            long forLeft = y.over().low() / divisor;
            long forRight = x.over().low() / divisor;
            return new Common(
                    code.multiply(x.value(), code.constant(forLeft)),
                    code.multiply(y.value(), code.constant(forRight)),
                    code.constant(Math.multiplyExact(x.over().low(), forLeft)));
        }
        return new Common(
                code.multiply(x.value(), y.over()),
                code.multiply(y.value(), x.over()),
                code.multiply(x.over(), y.over()));
    }

    private static boolean bothConstantOver(Ratio x, Ratio y) {
        return x.over().isConstant() && y.over().isConstant();
    }

    private Quantity fast(
            Quantity a,
            Quantity b,
            java.util.function.BinaryOperator<Ratio> inSlots,
            java.util.function.BinaryOperator<Fraction> exact) {
        if (a instanceof Ratio x && b instanceof Ratio y) {
            try {
                return inSlots.apply(x, y);
            } catch (ArithmeticException _) {
                // Too wide for slots. What was written for them is read by nobody and left out again.
            }
        }
        return Deep.of(a, b, exact);
    }

    private static long gcd(long a, long b) {
        return Math.max(1, BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValueExact());
    }
}
