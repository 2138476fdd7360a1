package io.penstock.deal.formula;

import io.penstock.deal.formula.Formula.Function;
import io.penstock.kernel.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Computes a checked formula, exactly. Nothing is rounded but where the formula says so. */
public final class FormulaEvaluator {

    private FormulaEvaluator() {}

    /**
     * The value of the formula: money in minor units, a flag as 1 or 0, a date as days since 1 January 1970.
     */
    public static Fraction evaluate(Formula formula, Values values) {
        return switch (formula) {
            case Formula.Constant(var number) -> Fraction.of(number);
            case Formula.MoneyConstant(var money) -> Fraction.of(money.minorUnits());
            case Formula.FlagConstant(var flag) -> flag(flag);
            case Formula.DateConstant(var date) -> Fraction.of(date.toEpochDay());
            case Formula.Amount(var name) -> values.amount(name);
            case Formula.Reference(var figure) -> values.figure(figure);
            case Formula.Arithmetic(var operator, var left, var right) -> {
                var a = evaluate(left, values);
                var b = evaluate(right, values);
                yield switch (operator) {
                    case PLUS -> a.plus(b);
                    case MINUS -> a.minus(b);
                    case TIMES -> a.times(b);
                    case OVER -> a.dividedBy(b);
                };
            }
            case Formula.Call(var function, var arguments) ->
                call(function, arguments.stream().map(a -> evaluate(a, values)).toList());
            case Formula.Comparison(var left, var relation, var right) ->
                flag(relation.holds(evaluate(left, values).compareTo(evaluate(right, values))));
            case Formula.Choice(var condition, var then, var otherwise) ->
                // Both answers are computed: what an amount was computed from does not depend on the outcome.
                choose(evaluate(condition, values), evaluate(then, values), evaluate(otherwise, values));
            case Formula.Round(var money, var rounding) -> whole(evaluate(money, values), values.rounding(rounding));
            case Formula.RoundTo(var number, var step, var mode) -> {
                var unit = Fraction.of(step);
                yield whole(evaluate(number, values).dividedBy(unit), mode).times(unit);
            }
            case Formula.Previous(var amount, var first) -> {
                var before = evaluate(first, values);
                yield values.previous(amount).orElse(before);
            }
        };
    }

    private static Fraction call(Function function, List<Fraction> arguments) {
        return switch (function) {
            case MIN -> arguments.stream().reduce(Fraction::min).orElseThrow();
            case MAX -> arguments.stream().reduce(Fraction::max).orElseThrow();
            case EXCESS -> arguments.get(0).minus(arguments.get(1)).max(Fraction.ZERO);
            case DIV ->
                arguments.get(1).signum() == 0
                        ? arguments.get(2)
                        : arguments.get(0).dividedBy(arguments.get(1));
            case ABS -> arguments.get(0).max(Fraction.ZERO.minus(arguments.get(0)));
            case CLAMP -> arguments.get(0).min(arguments.get(2)).max(arguments.get(1));
            case AND -> arguments.stream().reduce(Fraction::min).orElseThrow();
            case OR -> arguments.stream().reduce(Fraction::max).orElseThrow();
            case NOT -> flag(arguments.get(0).signum() == 0);
        };
    }

    private static Fraction choose(Fraction condition, Fraction then, Fraction otherwise) {
        return condition.signum() != 0 ? then : otherwise;
    }

    /** The nearest whole number, however large. */
    private static Fraction whole(Fraction exact, RoundingMode mode) {
        return Fraction.of(new BigDecimal(exact.numerator()).divide(new BigDecimal(exact.denominator()), 0, mode));
    }

    private static Fraction flag(boolean holds) {
        return Fraction.of(holds ? 1 : 0);
    }
}
