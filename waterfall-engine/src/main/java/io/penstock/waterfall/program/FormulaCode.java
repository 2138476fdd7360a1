package io.penstock.waterfall.program;

import io.penstock.deal.formula.Figure;
import io.penstock.deal.formula.Formula;
import io.penstock.deal.formula.Formula.Relation;
import io.penstock.deal.formula.FormulaType.Kind;
import io.penstock.kernel.Fraction;
import io.penstock.waterfall.program.Quantity.Deep;
import java.math.RoundingMode;
import java.util.List;

/** Compiles formulas. Numbers become {@link Quantity}s, flags become masks. */
final class FormulaCode {

    private final Books books;
    private final Assembler code;
    private final Calculator calculator;
    private final FigureCode figures;
    private final Names names;

    /** The named amounts that a formula reads. */
    interface Names {
        /** The value as it was computed; for a flag 1 or 0. */
        Quantity number(String amount);

        Val flag(String amount);
    }

    FormulaCode(Books books, FigureCode figures, Names names) {
        this.books = books;
        this.code = books.code;
        this.calculator = books.calculator;
        this.figures = figures;
        this.names = names;
    }

    /** The value of a formula; flags as 1 or 0, dates as days since 1 January 1970. */
    Quantity number(Formula formula) {
        return switch (formula) {
            case Formula.Constant(var number) -> calculator.constant(Fraction.of(number));
            case Formula.MoneyConstant(var money) -> calculator.whole(code.constant(money.minorUnits()));
            case Formula.FlagConstant(var flag) -> calculator.whole(code.constant(flag ? 1 : 0));
            case Formula.DateConstant(var date) -> calculator.whole(code.constant(date.toEpochDay()));
            case Formula.Amount(var name) -> names.number(name);
            case Formula.Reference(var figure) -> figure(figure);
            case Formula.Arithmetic(var operator, var left, var right) -> {
                var a = number(left);
                var b = number(right);
                yield switch (operator) {
                    case PLUS -> calculator.plus(a, b);
                    case MINUS -> calculator.minus(a, b);
                    case TIMES -> calculator.times(a, b);
                    case OVER -> calculator.divide(a, b, calculator.whole(code.constant(0)));
                };
            }
            case Formula.Call(var function, var arguments) -> call(function, arguments);
            case Formula.Comparison _ -> calculator.flag(flag(formula));
            case Formula.Choice(var condition, var then, var otherwise) ->
                calculator.select(flag(condition), number(then), number(otherwise));
            case Formula.Round(var money, var rounding) ->
                calculator.whole(round(
                        money, Books.found(books.deal.document().rounding().modes(), rounding)));
            case Formula.RoundTo(var number, var step, var mode) -> {
                var unit = Fraction.of(step);
                var inverse = calculator.constant(Fraction.of(1).dividedBy(unit));
                yield calculator.times(
                        calculator.whole(calculator.round(calculator.times(number(number), inverse), mode)),
                        calculator.constant(unit));
            }
            case Formula.Previous(var amount, var first) -> previous(amount, number(first));
        };
    }

    /** A mask: whether a condition holds. */
    Val flag(Formula formula) {
        return switch (formula) {
            case Formula.FlagConstant(var flag) -> code.constant(flag ? Val.TRUE : Val.FALSE);
            case Formula.Amount(var name) -> names.flag(name);
            case Formula.Reference(var figure) when figures.isFlag(figure) -> figures.flag(figure);
            case Formula.Comparison(var left, var relation, var right) ->
                calculator.compare(number(left), relation, number(right));
            case Formula.Choice(var condition, var then, var otherwise) ->
                code.select(flag(condition), flag(then), flag(otherwise));
            case Formula.Call(var function, var arguments)
            when isLogic(function) -> {
                var masks = arguments.stream().map(this::flag).toList();
                yield switch (function) {
                    case AND -> masks.stream().reduce(code::and).orElseThrow();
                    case OR -> masks.stream().reduce(code::or).orElseThrow();
                    default -> code.not(masks.getFirst());
                };
            }
            case Formula.Previous(var amount, var first) -> {
                var known = books.layout.state(StateField.Kind.PREVIOUS_KNOWN, amount);
                yield code.select(known, books.layout.state(StateField.Kind.PREVIOUS, amount), flag(first));
            }
            default -> calculator.compare(number(formula), Relation.DIFFERENT, calculator.whole(code.constant(0)));
        };
    }

    /** A formula rounded once. A product at its top may have 128 bits. */
    Val round(Formula formula, RoundingMode mode) {
        return switch (formula) {
            case Formula.Arithmetic(var operator, var left, var right)
            when operator == Formula.Operator.TIMES -> calculator.roundProduct(number(left), number(right), mode);
            case Formula.Arithmetic(
                    var operator,
                    Formula.Arithmetic(var inner, var left, var right),
                    Formula.Constant(var over))
            when operator == Formula.Operator.OVER && inner == Formula.Operator.TIMES ->
                calculator.roundProduct(
                        number(left),
                        calculator.times(
                                number(right),
                                calculator.constant(Fraction.of(1).dividedBy(Fraction.of(over)))),
                        mode);
            default -> calculator.round(number(formula), mode);
        };
    }

    private static boolean isLogic(Formula.Function function) {
        return switch (function) {
            case AND, OR, NOT -> true;
            default -> false;
        };
    }

    private Quantity figure(Figure figure) {
        return figures.isFlag(figure) ? calculator.flag(figures.flag(figure)) : figures.number(figure);
    }

    private Quantity call(Formula.Function function, List<Formula> arguments) {
        if (isLogic(function)) {
            return calculator.flag(flag(new Formula.Call(function, arguments)));
        }
        var values = arguments.stream().map(this::number).toList();
        var zero = calculator.whole(code.constant(0));
        return switch (function) {
            case MIN -> values.stream().reduce(calculator::min).orElseThrow();
            case MAX -> values.stream().reduce(calculator::max).orElseThrow();
            case EXCESS -> calculator.max(calculator.minus(values.get(0), values.get(1)), zero);
            case DIV -> calculator.divide(values.get(0), values.get(1), values.get(2));
            case ABS -> calculator.max(values.get(0), calculator.minus(zero, values.get(0)));
            case CLAMP -> calculator.max(calculator.min(values.get(0), values.get(2)), values.get(1));
            case AND, OR, NOT -> throw new IllegalStateException("compiled as a mask: " + function);
        };
    }

    private Quantity previous(String amount, Quantity first) {
        return calculator.select(books.layout.state(StateField.Kind.PREVIOUS_KNOWN, amount), last(amount), first);
    }

    /** The value of an amount on the last payment date, if there was one. */
    Quantity last(String amount) {
        var value = books.layout.state(StateField.Kind.PREVIOUS, amount);
        return Books.found(books.deal.amounts(), amount).type().kind() == Kind.FLAG
                ? calculator.flag(value)
                : new Quantity.Ratio(value, books.layout.state(StateField.Kind.PREVIOUS_OVER, amount));
    }

    /** The value brought into two slots, whatever it is computed from. */
    Quantity.Ratio settled(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Ratio ratio -> ratio;
            case Deep deep -> calculator.settle(deep);
        };
    }
}
