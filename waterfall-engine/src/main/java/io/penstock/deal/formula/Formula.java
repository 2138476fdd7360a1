package io.penstock.deal.formula;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** An expression as a tree. {@link FormulaParser} reads it, {@link FormulaChecker} types it. */
public sealed interface Formula {

    /** A pure number: a rate, a factor, a count. */
    record Constant(BigDecimal value) implements Formula {}

    /** An amount written into the formula: {@code USD 1500.00}. */
    record MoneyConstant(Money value) implements Formula {}

    /** {@code true} or {@code false}. */
    record FlagConstant(boolean value) implements Formula {}

    /** {@code date(2026-01-15)}. */
    record DateConstant(LocalDate value) implements Formula {}

    /** Another amount of the document. */
    record Amount(String name) implements Formula {}

    /** A figure of the payment date. */
    record Reference(Figure figure) implements Formula {}

    record Arithmetic(Operator operator, Formula left, Formula right) implements Formula {}

    /** A function of {@link Function}. */
    record Call(Function function, List<Formula> arguments) implements Formula {

        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code left <= right}: a flag. Exact, nothing is rounded. */
    record Comparison(Formula left, Relation relation, Formula right) implements Formula {}

    /** {@code if(condition, then, otherwise)}. */
    record Choice(Formula condition, Formula then, Formula otherwise) implements Formula {}

    /** {@code round(money, name)}: whole minor units by a rounding of the document. */
    record Round(Formula money, String rounding) implements Formula {}

    /** {@code roundTo(number, 0.00001, HALF_UP)}: the nearest multiple of the step in the sense of the mode. */
    record RoundTo(Formula number, BigDecimal step, RoundingMode mode) implements Formula {}

    /** {@code previous(name, first)}: a named amount on the last payment date; {@code first} before there was one. */
    record Previous(String amount, Formula first) implements Formula {}

    /** The four operations. */
    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        /** By a constant only; anything else is divided by {@link Function#DIV}. */
        OVER("/");

        final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        boolean isProduct() {
            return this == TIMES || this == OVER;
        }
    }

    /** Functions with a fixed meaning for every argument. */
    enum Function {
        MIN("min", 2, Integer.MAX_VALUE),
        MAX("max", 2, Integer.MAX_VALUE),
        /** {@code excess(a, b)} = a − b, never below zero. */
        EXCESS("excess", 2, 2),
        /** {@code div(a, b, otherwise)}: the third is the value where b is zero. */
        DIV("div", 3, 3),
        ABS("abs", 1, 1),
        /** {@code clamp(x, low, high)} = max(low, min(x, high)). */
        CLAMP("clamp", 3, 3),
        AND("and", 1, Integer.MAX_VALUE),
        OR("or", 1, Integer.MAX_VALUE),
        NOT("not", 1, 1);

        final String symbol;
        final int fewest;
        final int most;

        Function(String symbol, int fewest, int most) {
            this.symbol = symbol;
            this.fewest = fewest;
            this.most = most;
        }
    }

    /** How two values are compared. */
    enum Relation {
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        EQUAL("="),
        DIFFERENT("!=");

        final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }

        /** Whether it holds for two values that compare like this. */
        public boolean holds(int comparison) {
            return switch (this) {
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case MORE -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
                case EQUAL -> comparison == 0;
                case DIFFERENT -> comparison != 0;
            };
        }
    }
}
