package io.penstock.deal.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the path of a figure.
 *
 * <pre>
 * pool.balance@begin | pool.balance@end | pool.balance@cutOff
 * tranche.NAME.balance@open | tranche.NAME.balance@now
 * sum(NAME {, NAME}).balance@open | …@now
 * account.NAME.balance@open | …@now
 * collected.interest@period | principal | recoveries | investmentIncome | total
 * </pre>
 */
final class FigureParser {

    private final TokenReader tokens;

    FigureParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    Figure figure(Token first) throws FormulaException {
        return switch (first.text()) {
            case "pool" -> {
                balance();
                yield new Figure.PoolBalance(time(Figure.PoolMoment.values(), moment -> moment.word));
            }
            case "tranche" -> {
                var className = member();
                balance();
                yield new Figure.TrancheBalance(className, moment());
            }
            case "account" -> {
                var account = member();
                balance();
                yield new Figure.AccountBalance(account, moment());
            }
            case "sum" -> {
                var names = names();
                balance();
                yield new Figure.SumOfBalances(names, moment());
            }
            case "collected" -> collected();
            default -> throw tokens.unexpected(first);
        };
    }

    private Figure collected() throws FormulaException {
        var token = member();
        var source = Arrays.stream(Figure.Source.values())
                .filter(s -> s.word.equals(token))
                .findFirst()
                .orElseThrow(() -> tokens.malformed("no collections called " + token));
        time(new String[] {"period"}, word -> word);
        return new Figure.Collected(source);
    }

    private List<String> names() throws FormulaException {
        tokens.expect("(");
        var names = new ArrayList<String>(List.of(tokens.expectName()));
        while (tokens.at(",")) {
            tokens.next();
            names.add(tokens.expectName());
        }
        tokens.expect(")");
        return names;
    }

    private void balance() throws FormulaException {
        var property = member();
        if (!property.equals("balance")) {
            throw tokens.malformed("there is no ." + property + " here, only .balance");
        }
    }

    private String member() throws FormulaException {
        tokens.expect(".");
        return tokens.expectName();
    }

    private Figure.Moment moment() throws FormulaException {
        return time(Figure.Moment.values(), moment -> moment.word);
    }

    private <T> T time(T[] moments, Function<T, String> word) throws FormulaException {
        var known = Arrays.stream(moments).map(m -> "@" + word.apply(m)).toList();
        if (!tokens.at("@")) {
            throw new FormulaException(
                    Problem.TIME_MISSING,
                    "character " + tokens.peek().position() + ": a figure needs its moment, one of " + known);
        }
        tokens.next();
        var name = "@" + tokens.expectName();
        return Arrays.stream(moments)
                .filter(m -> name.equals("@" + word.apply(m)))
                .findFirst()
                .orElseThrow(() -> tokens.malformed(name + " is none of " + known));
    }
}
