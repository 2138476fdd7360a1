package io.penstock.deal.formula;

import io.penstock.deal.formula.Figure.Moment;
import io.penstock.deal.formula.Figure.TrancheProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the path of a figure.
 *
 * <pre>
 * pool.PROPERTY@MOMENT                             see {@link Figure.PoolProperty}
 * tranche.NAME.PROPERTY@MOMENT                     see {@link Figure.TrancheProperty}
 * (sum | min | max | avg)(NAME {, NAME}).PROPERTY@MOMENT
 * account.NAME.balance@open | now
 * ledger.NAME.balance@open | now
 * collected.SOURCE@period | total                  SOURCE "total": all of the pool
 * paid.NAME.interest@period | principal | fee
 * fee.NAME.due@now
 * input.NAME@period
 * test.NAME@now | previous
 * index.NAME@period
 * payment.number@period | date | days | days360
 * mode.NAME@now
 * </pre>
 */
final class FigureParser {

    /** What several classes can have together. */
    private static final List<TrancheProperty> OF_SEVERAL = List.of(
            TrancheProperty.BALANCE,
            TrancheProperty.ORIGINAL_BALANCE,
            TrancheProperty.INTEREST_DUE,
            TrancheProperty.DEFERRED_INTEREST,
            TrancheProperty.WRITTEN_DOWN);

    private static final List<Moment> OPEN_NOW = List.of(Moment.OPEN, Moment.NOW);

    private final TokenReader tokens;

    FigureParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    /**
     * Whether the parenthesis that follows holds names of classes: {@code min(A, B).balance@open} is a figure,
     * {@code min(a, b)} a function. Names of classes and groups start with a capital, those of amounts do not.
     */
    boolean isSet(Token word) {
        if (word.isName("sum") || word.isName("avg")) {
            return true;
        }
        return (word.isName("min") || word.isName("max")) && tokens.isCapitalNameAfterNext();
    }

    Figure figure(Token first) throws FormulaException {
        return switch (first.text()) {
            case "pool" -> {
                var property = property(List.of(Figure.PoolProperty.values()), p -> p.word);
                yield new Figure.Pool(property, time(property.moments(), m -> m.word));
            }
            case "tranche" -> {
                var className = member();
                var property = property(List.of(TrancheProperty.values()), p -> p.word);
                yield new Figure.Tranche(className, property, moment(property.moments()));
            }
            case "sum", "min", "max", "avg" -> {
                var aggregate = Arrays.stream(Figure.Aggregate.values())
                        .filter(a -> first.isName(a.word))
                        .findFirst()
                        .orElseThrow(() -> tokens.unexpected(first));
                var names = names();
                var property = property(OF_SEVERAL, p -> p.word);
                yield new Figure.Classes(aggregate, names, property, moment(property.moments()));
            }
            case "account" -> {
                var account = member();
                property(List.of("balance"), word -> word);
                yield new Figure.Account(account, moment(OPEN_NOW));
            }
            case "ledger" -> {
                var ledger = member();
                property(List.of("balance"), word -> word);
                yield new Figure.Ledger(ledger, moment(OPEN_NOW));
            }
            case "collected" -> new Figure.Collected(member(), moment(List.of(Moment.PERIOD, Moment.TOTAL)));
            case "paid" -> {
                var target = member();
                var kind = property(List.of(Figure.PaidKind.values()), k -> k.word);
                moment(List.of(Moment.PERIOD));
                yield new Figure.Paid(target, kind);
            }
            case "fee" -> {
                var fee = member();
                property(List.of("due"), word -> word);
                moment(List.of(Moment.NOW));
                yield new Figure.FeeDue(fee);
            }
            case "input" -> new Figure.Input(member(Moment.PERIOD));
            case "test" -> new Figure.Test(member(), moment(List.of(Moment.NOW, Moment.PREVIOUS)));
            case "index" -> new Figure.Index(member(Moment.PERIOD));
            case "payment" -> {
                var property = property(List.of(Figure.PaymentProperty.values()), p -> p.word);
                moment(List.of(Moment.PERIOD));
                yield new Figure.Payment(property);
            }
            case "mode" -> new Figure.Mode(member(Moment.NOW));
            default -> throw tokens.unexpected(first);
        };
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

    private String member() throws FormulaException {
        tokens.expect(".");
        return tokens.expectName();
    }

    /** A name whose figure has one moment only. */
    private String member(Moment moment) throws FormulaException {
        var name = member();
        moment(List.of(moment));
        return name;
    }

    private <T> T property(List<T> properties, Function<T, String> word) throws FormulaException {
        var name = member();
        return properties.stream()
                .filter(p -> word.apply(p).equals(name))
                .findFirst()
                .orElseThrow(() -> tokens.malformed("there is no ." + name + " here, only ."
                        + String.join(", .", properties.stream().map(word).toList())));
    }

    private Moment moment(List<Moment> moments) throws FormulaException {
        return time(moments, m -> m.word);
    }

    private <T> T time(List<T> moments, Function<T, String> word) throws FormulaException {
        var known = moments.stream().map(m -> "@" + word.apply(m)).toList();
        if (!tokens.at("@")) {
            throw new FormulaException(
                    Problem.TIME_MISSING,
                    "character " + tokens.peek().position() + ": a figure needs its moment, one of " + known);
        }
        tokens.next();
        var name = "@" + tokens.expectName();
        return moments.stream()
                .filter(m -> name.equals("@" + word.apply(m)))
                .findFirst()
                .orElseThrow(() -> tokens.malformed(name + " is none of " + known));
    }
}
