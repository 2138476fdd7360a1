package io.penstock.deal.formula;

import java.util.stream.Collectors;

/** Prints a formula so that it reads back as the same tree. */
public final class FormulaPrinter {

    private FormulaPrinter() {}

    public static String print(Formula formula) {
        return switch (formula) {
            case Formula.Constant(var number) -> number.toPlainString();
            case Formula.MoneyConstant(var money) -> money.toString();
            case Formula.FlagConstant(var flag) -> Boolean.toString(flag);
            case Formula.DateConstant(var date) -> "date(" + date + ")";
            case Formula.Amount(var name) -> name;
            case Formula.Reference(var figure) -> figure.path();
            case Formula.Arithmetic(var operator, var left, var right) ->
                operand(left, operator.isProduct(), false) + " " + operator.symbol + " "
                        + operand(right, operator.isProduct(), true);
            case Formula.Call(var function, var arguments) ->
                arguments.stream()
                        .map(FormulaPrinter::print)
                        .collect(Collectors.joining(", ", function.symbol + "(", ")"));
            case Formula.Comparison(var left, var relation, var right) ->
                compared(left) + " " + relation.symbol + " " + compared(right);
            case Formula.Choice(var condition, var then, var otherwise) ->
                "if(" + print(condition) + ", " + print(then) + ", " + print(otherwise) + ")";
            case Formula.Round(var money, var rounding) -> "round(" + print(money) + ", " + rounding + ")";
            case Formula.RoundTo(var number, var step, var mode) ->
                "roundTo(" + print(number) + ", " + step.toPlainString() + ", " + mode + ")";
            case Formula.Previous(var amount, var first) -> "previous(" + amount + ", " + print(first) + ")";
        };
    }

    /** Operators of one rank group to the left, so the right side keeps its parentheses. */
    private static String operand(Formula operand, boolean insideProduct, boolean right) {
        boolean parentheses = operand instanceof Formula.Comparison
                || (operand instanceof Formula.Arithmetic inner
                        && (right
                                ? insideProduct || !inner.operator().isProduct()
                                : insideProduct && !inner.operator().isProduct()));
        return parentheses ? "(" + print(operand) + ")" : print(operand);
    }

    private static String compared(Formula side) {
        return side instanceof Formula.Comparison ? "(" + print(side) + ")" : print(side);
    }
}
