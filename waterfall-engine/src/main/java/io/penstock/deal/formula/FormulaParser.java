package io.penstock.deal.formula;

import io.penstock.deal.formula.Formula.Arithmetic;
import io.penstock.deal.formula.Formula.Constant;
import io.penstock.deal.formula.Formula.MoneyConstant;
import io.penstock.deal.formula.Formula.Operator;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a formula by recursive descent.
 *
 * <pre>
 * formula  = sum [ ("&lt;" | "&lt;=" | ">" | ">=" | "=" | "!=") sum ]
 * sum      = product { ("+" | "-") product }
 * product  = value { ("*" | "/") value }           "/" only by a constant that is not zero
 * value    = number | CURRENCY number | "true" | "false" | name | figure | call | "(" formula ")"
 * call     = ("min" | "max" | "excess" | "div" | "abs" | "clamp" | "and" | "or" | "not")
 *            "(" formula { "," formula } ")"
 *          | "if" "(" formula "," formula "," formula ")"
 *          | "round" "(" formula "," name ")"
 *          | "roundTo" "(" formula "," number "," MODE ")"
 *          | "previous" "(" name "," formula ")"
 *          | "steps" "(" formula "," formula "," from "," formula { "," from "," formula } ")"
 *          | "date" "(" year "-" month "-" day ")"
 * figure   = see {@link FigureParser}
 * </pre>
 *
 * <p>A word of a call is one only before an opening parenthesis, and a word of a figure only before a dot, so
 * that an amount may be called {@code fee}; {@link #RESERVED} are words everywhere.
 */
public final class FormulaParser {

    /** Words of the language, which no amount may be called by. */
    public static final Set<String> RESERVED = Set.of(
            "min", "max", "excess", "div", "if", "sum", "pool", "tranche", "account", "collected", "true", "false");

    /** The modes of rounding that a document can name. */
    public static final List<RoundingMode> MODES =
            List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP);

    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 50;

    private final TokenReader tokens;
    private int depth;

    private FormulaParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads one formula.
     *
     * @throws FormulaException if it does not follow the grammar, with the position
     */
    public static Formula parse(String text) throws FormulaException {
        if (text.length() > LONGEST) {
            throw new FormulaException(
                    Problem.FORMULA_MALFORMED, "a formula has at most " + LONGEST + " characters: " + text.length());
        }
        var parser = new FormulaParser(new TokenReader(FormulaLexer.tokens(text)));
        var formula = parser.formula();
        parser.tokens.expectEnd();
        return formula;
    }

    private Formula formula() throws FormulaException {
        if (++depth > DEEPEST) {
            throw tokens.malformed("more than " + DEEPEST + " levels");
        }
        var left = sum();
        var relation = relation();
        if (relation.isPresent()) {
            tokens.next();
            left = new Formula.Comparison(left, relation.get(), sum());
        }
        depth--;
        return left;
    }

    private Optional<Formula.Relation> relation() {
        return Arrays.stream(Formula.Relation.values())
                .filter(r -> tokens.at(r.symbol))
                .findFirst();
    }

    private Formula sum() throws FormulaException {
        var left = product();
        while (tokens.at("+") || tokens.at("-")) {
            var operator = tokens.next().is("+") ? Operator.PLUS : Operator.MINUS;
            left = new Arithmetic(operator, left, product());
        }
        return left;
    }

    private Formula product() throws FormulaException {
        var left = value();
        while (tokens.at("*") || tokens.at("/")) {
            if (tokens.next().is("*")) {
                left = new Arithmetic(Operator.TIMES, left, value());
            } else {
                int position = tokens.peek().position();
                var divisor = value();
                if (!(divisor instanceof Constant(var number)) || number.signum() == 0) {
                    throw new FormulaException(
                            Problem.DIVISION_WITHOUT_DEFAULT,
                            "character " + position
                                    + ": divide by a number other than 0, or write div(a, b, otherwise)");
                }
                left = new Arithmetic(Operator.OVER, left, divisor);
            }
        }
        return left;
    }

    private Formula value() throws FormulaException {
        var token = tokens.next();
        return switch (token.kind()) {
            case NUMBER -> new Constant(new BigDecimal(token.text()));
            case NAME -> named(token);
            case SYMBOL -> {
                if (!token.is("(")) {
                    throw tokens.unexpected(token);
                }
                var inner = formula();
                tokens.expect(")");
                yield inner;
            }
            case END -> throw tokens.unexpected(token);
        };
    }

    private Formula named(Token name) throws FormulaException {
        if (tokens.peek().kind() == Token.Kind.NUMBER) {
            return money(name, tokens.next());
        }
        if (tokens.at("(")) {
            return call(name);
        }
        if (tokens.at(".")) {
            return new Formula.Reference(new FigureParser(tokens).figure(name));
        }
        if (name.isName("true") || name.isName("false")) {
            return new Formula.FlagConstant(name.isName("true"));
        }
        if (RESERVED.contains(name.text())) {
            throw tokens.unexpected(name);
        }
        return new Formula.Amount(name.text());
    }

    private Formula call(Token name) throws FormulaException {
        if (new FigureParser(tokens).isSet(name)) {
            return new Formula.Reference(new FigureParser(tokens).figure(name));
        }
        for (var function : Formula.Function.values()) {
            if (name.isName(function.symbol)) {
                return call(function);
            }
        }
        tokens.expect("(");
        var call = switch (name.text()) {
            case "if" -> {
                var condition = formula();
                tokens.expect(",");
                var then = formula();
                tokens.expect(",");
                yield new Formula.Choice(condition, then, formula());
            }
            case "round" -> {
                var money = formula();
                tokens.expect(",");
                yield new Formula.Round(money, tokens.expectName());
            }
            case "roundTo" -> {
                var number = formula();
                tokens.expect(",");
                yield roundTo(number);
            }
            case "previous" -> {
                var amount = tokens.expectName();
                tokens.expect(",");
                yield new Formula.Previous(amount, formula());
            }
            case "steps" -> steps();
            case "date" -> date();
            default -> throw tokens.unexpected(name);
        };
        tokens.expect(")");
        return call;
    }

    private Formula roundTo(Formula number) throws FormulaException {
        var step = tokens.next();
        if (step.kind() != Token.Kind.NUMBER || new BigDecimal(step.text()).signum() == 0) {
            throw tokens.unexpected(step);
        }
        tokens.expect(",");
        var mode = tokens.expectName();
        return MODES.stream()
                .filter(m -> m.name().equals(mode))
                .findFirst()
                .map(m -> new Formula.RoundTo(number, new BigDecimal(step.text()), m))
                .orElseThrow(() -> tokens.malformed(mode + " is none of " + MODES));
    }

    /** {@code steps(key, first, 13, second, 25, third)}: read as choices, so that nothing behind it knows tables. */
    private Formula steps() throws FormulaException {
        var key = formula();
        tokens.expect(",");
        var values = new ArrayList<Formula>(List.of(formula()));
        var from = new ArrayList<Formula>();
        do {
            tokens.expect(",");
            int position = tokens.peek().position();
            var threshold = formula();
            if (!StepTable.isAbove(threshold, from)) {
                throw new FormulaException(
                        Problem.FORMULA_MALFORMED,
                        "character " + position + ": numbers or dates are expected here, each above the one before");
            }
            from.add(threshold);
            tokens.expect(",");
            values.add(formula());
        } while (tokens.at(","));
        return StepTable.of(key, values, from);
    }

    private Formula date() throws FormulaException {
        var text = tokens.next().text();
        for (int i = 0; i < 2; i++) {
            tokens.expect("-");
            text += "-" + tokens.next().text();
        }
        try {
            return new Formula.DateConstant(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw tokens.malformed(text + " is no date such as 2026-01-15");
        }
    }

    private Formula money(Token currency, Token number) throws FormulaException {
        try {
            return new MoneyConstant(Money.of(currency.text(), number.text()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new FormulaException(
                    Problem.FORMULA_MALFORMED,
                    "character " + currency.position() + ": " + currency.text() + " " + number.text()
                            + " is no amount of a currency");
        }
    }

    private Formula call(Formula.Function function) throws FormulaException {
        tokens.expect("(");
        var arguments = new ArrayList<Formula>(List.of(formula()));
        while (tokens.at(",")) {
            tokens.next();
            arguments.add(formula());
        }
        if (arguments.size() < function.fewest || arguments.size() > function.most) {
            throw tokens.malformed(function.symbol + " has " + arguments.size() + " arguments");
        }
        tokens.expect(")");
        return new Formula.Call(function, arguments);
    }
}
