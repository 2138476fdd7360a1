package io.penstock.deal.formula;

import io.penstock.deal.formula.Formula.Arithmetic;
import io.penstock.deal.formula.Formula.Constant;
import io.penstock.deal.formula.Formula.MoneyConstant;
import io.penstock.deal.formula.Formula.Operator;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Reads a formula by recursive descent.
 *
 * <pre>
 * sum      = product { ("+" | "-") product }
 * product  = value { ("*" | "/") value }           "/" only by a constant that is not zero
 * value    = number | CURRENCY number | name | figure | call | "(" sum ")"
 * call     = ("min" | "max" | "excess" | "div") "(" sum { "," sum } ")"
 *          | "if" "(" sum ("&lt;" | "&lt;=" | ">" | ">=" | "=" | "!=") sum "," sum "," sum ")"
 * figure   = see {@link FigureParser}
 * </pre>
 */
public final class FormulaParser {

    /** Words of the language, which no amount may be called by. */
    public static final Set<String> RESERVED =
            Set.of("min", "max", "excess", "div", "if", "sum", "pool", "tranche", "account", "collected");

    private static final int LONGEST = 2_000;
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
        var formula = parser.sum();
        parser.tokens.expectEnd();
        return formula;
    }

    private Formula sum() throws FormulaException {
        if (++depth > DEEPEST) {
            throw tokens.malformed("more than " + DEEPEST + " levels");
        }
        var left = product();
        while (tokens.at("+") || tokens.at("-")) {
            var operator = tokens.next().is("+") ? Operator.PLUS : Operator.MINUS;
            left = new Arithmetic(operator, left, product());
        }
        depth--;
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
                var inner = sum();
                tokens.expect(")");
                yield inner;
            }
            case END -> throw tokens.unexpected(token);
        };
    }

    private Formula named(Token name) throws FormulaException {
        if (name.isName("if")) {
            return choice();
        }
        if (tokens.peek().kind() == Token.Kind.NUMBER) {
            return money(name, tokens.next());
        }
        for (var function : Formula.Function.values()) {
            if (name.isName(function.symbol)) {
                return call(function);
            }
        }
        return RESERVED.contains(name.text())
                ? new Formula.Reference(new FigureParser(tokens).figure(name))
                : new Formula.Amount(name.text());
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
        var arguments = new ArrayList<Formula>(List.of(sum()));
        while (tokens.at(",")) {
            tokens.next();
            arguments.add(sum());
        }
        if (arguments.size() < function.fewest || arguments.size() > function.most) {
            throw tokens.malformed(function.symbol + " has " + arguments.size() + " arguments");
        }
        tokens.expect(")");
        return new Formula.Call(function, arguments);
    }

    private Formula choice() throws FormulaException {
        tokens.expect("(");
        var left = sum();
        var symbol = tokens.next();
        var relation = Arrays.stream(Formula.Relation.values())
                .filter(r -> symbol.is(r.symbol))
                .findFirst()
                .orElseThrow(() -> tokens.unexpected(symbol));
        var right = sum();
        tokens.expect(",");
        var then = sum();
        tokens.expect(",");
        var otherwise = sum();
        tokens.expect(")");
        return new Formula.Choice(left, relation, right, then, otherwise);
    }
}
