package io.penstock.deal.formula;

import io.penstock.deal.formula.Formula.Function;
import io.penstock.kernel.Fraction;
import java.util.List;

/** Computes a checked formula, exactly. Nothing is rounded here. */
public final class FormulaEvaluator {

    private FormulaEvaluator() {}

    /** The value of the formula; money in minor units. */
    public static Fraction evaluate(Formula formula, Values values) {
        return switch (formula) {
            case Formula.Constant(var number) -> Fraction.of(number);
            case Formula.MoneyConstant(var money) -> Fraction.of(money.minorUnits());
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
            case Formula.Choice(var left, var relation, var right, var then, var otherwise) ->
                // Both answers are computed: what an amount was computed from does not depend on the outcome.
                choose(
                        relation.holds(evaluate(left, values).compareTo(evaluate(right, values))),
                        evaluate(then, values),
                        evaluate(otherwise, values));
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
        };
    }

    private static Fraction choose(boolean holds, Fraction then, Fraction otherwise) {
        return holds ? then : otherwise;
    }
}
