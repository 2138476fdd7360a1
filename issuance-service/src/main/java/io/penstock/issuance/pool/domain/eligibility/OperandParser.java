package io.penstock.issuance.pool.domain.eligibility;

import io.penstock.issuance.pool.domain.eligibility.ConditionTokens.Kind;
import io.penstock.issuance.pool.domain.eligibility.ConditionTokens.Token;
import io.penstock.issuance.pool.domain.eligibility.Operand.Span;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * Reads the sides of comparisons.
 *
 * <pre>
 *   operand := term { (+ | -) term }          dates: operand (+ | -) number (days | months | years)
 *   term := factor { * factor }
 *   factor := [-] number [%] | 'text' | 2020-07-31 | cutOff | field
 *           | months ( operand , operand ) | days ( operand , operand ) | year ( operand )
 * </pre>
 */
final class OperandParser {

    private static final int MOST_DIGITS = 30;

    private final List<Token> tokens;
    private int at;

    OperandParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    boolean takes(String sign) {
        if (peek().is(sign)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String sign) {
        if (!takes(sign)) {
            throw unexpected("'" + sign + "'");
        }
    }

    ConditionException unexpected(String due) {
        var found = peek();
        return found.kind() == Kind.END
                ? new ConditionException(RuleFault.END_UNEXPECTED, found.offset(), due + " is due")
                : new ConditionException(
                        RuleFault.WORD_UNEXPECTED, found.offset(), "'" + found.text() + "' where " + due + " is due");
    }

    Operand operand() {
        var left = term();
        while (true) {
            boolean plus = peek().is("+");
            if (!plus && !peek().is("-")) {
                return left;
            }
            at++;
            if (left.kind() == Operand.Kind.DATE) {
                left = moved(left, plus);
            } else {
                number(left);
                int start = peek().offset();
                var right = term();
                number(right, start);
                left = plus ? new Operand.Plus(left, right) : new Operand.Minus(left, right);
            }
        }
    }

    private Operand moved(Operand date, boolean forward) {
        var count = peek();
        if (count.kind() != Kind.NUMBER) {
            throw unexpected("a number of days, months or years");
        }
        at++;
        for (var span : Span.values()) {
            if (takes(name(span))) {
                int steps = steps(count, farthest(span));
                return new Operand.Moved(date, forward ? steps : -steps, span);
            }
        }
        throw unexpected("days, months or years");
    }

    private static int steps(Token count, int farthest) {
        if (!count.text().matches("\\d{1,6}") || Integer.parseInt(count.text()) > farthest) {
            throw new ConditionException(
                    RuleFault.NUMBER_OUT_OF_RANGE, count.offset(), "a whole number up to " + farthest + " is due");
        }
        return Integer.parseInt(count.text());
    }

    /** A century and more, so that no date leaves what databases can hold. */
    private static int farthest(Span span) {
        return switch (span) {
            case DAYS -> 73_000;
            case MONTHS -> 2_400;
            case YEARS -> 200;
        };
    }

    static String name(Span span) {
        return switch (span) {
            case DAYS -> "days";
            case MONTHS -> "months";
            case YEARS -> "years";
        };
    }

    private Operand term() {
        int start = peek().offset();
        var left = factor();
        while (takes("*")) {
            number(left, start);
            int second = peek().offset();
            var right = factor();
            number(right, second);
            left = new Operand.Times(left, right);
        }
        return left;
    }

    private void number(Operand operand) {
        number(operand, peek().offset());
    }

    private static void number(Operand operand, int offset) {
        if (operand.kind() != Operand.Kind.NUMBER) {
            throw new ConditionException(
                    RuleFault.TYPES_DIFFER, offset, operand.kind() + " where a number is computed");
        }
    }

    private Operand factor() {
        var token = peek();
        if (token.kind() != Kind.WORD) {
            return literal();
        }
        at++;
        return switch (token.text()) {
            case "cutOff" -> new Operand.CutOff();
            case "months" -> {
                expect("(");
                var from = date();
                expect(",");
                var to = date();
                expect(")");
                yield new Operand.MonthsBetween(from, to);
            }
            case "days" -> {
                expect("(");
                var from = date();
                expect(",");
                var to = date();
                expect(")");
                yield new Operand.DaysBetween(from, to);
            }
            case "year" -> {
                expect("(");
                var date = date();
                expect(")");
                yield new Operand.YearOf(date);
            }
            default ->
                new Operand.Field(LoanField.named(token.text())
                        .orElseThrow(() -> new ConditionException(
                                RuleFault.FIELD_UNKNOWN, token.offset(), "there is no field '" + token.text() + "'")));
        };
    }

    private Operand date() {
        int start = peek().offset();
        var operand = operand();
        if (operand.kind() != Operand.Kind.DATE) {
            throw new ConditionException(RuleFault.TYPES_DIFFER, start, operand.kind() + " where a date is due");
        }
        return operand;
    }

    /** A text, a number or a day that stands there itself. */
    Operand literal() {
        boolean negative = takes("-");
        var token = peek();
        switch (token.kind()) {
            case NUMBER -> {
                at++;
                if (token.text().length() > MOST_DIGITS) {
                    throw new ConditionException(
                            RuleFault.NUMBER_OUT_OF_RANGE,
                            token.offset(),
                            "a number has at most " + MOST_DIGITS + " digits");
                }
                var value = new BigDecimal(token.text());
                if (takes("%")) {
                    value = value.movePointLeft(2);
                }
                return new Operand.Figure(negative ? value.negate() : value);
            }
            case TEXT -> {
                if (!negative) {
                    at++;
                    return new Operand.Text(token.text());
                }
            }
            case DATE -> {
                if (!negative) {
                    at++;
                    try {
                        return new Operand.Day(LocalDate.parse(token.text()));
                    } catch (DateTimeException _) {
                        throw new ConditionException(
                                RuleFault.DATE_MALFORMED, token.offset(), "the calendar has no " + token.text());
                    }
                }
            }
            case WORD, SIGN, END -> {
                // none of these is a literal
            }
        }
        throw unexpected("a number, a date or a text in quotes");
    }
}
