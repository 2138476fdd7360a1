package io.penstock.waterfall.program;

import io.penstock.deal.ResolvedAmount;
import io.penstock.deal.formula.Figure;
import io.penstock.deal.formula.Formula;
import io.penstock.deal.formula.FormulaNames;
import io.penstock.deal.formula.FormulaType.Kind;
import io.penstock.waterfall.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the values of formulas are told in a report. */
final class Texts {

    private final Books books;

    Texts(Books books) {
        this.books = books;
    }

    /** A text that can be told after a run. */
    @FunctionalInterface
    interface Told {
        String of(long[] outputs);
    }

    /** The figures and amounts behind a formula, told after a run. */
    @FunctionalInterface
    interface Inputs {
        SortedMap<String, String> of(long[] outputs);
    }

    private record Named(String name, Optional<Recorder.Kept> known, Told text) {}

    Told text(Kind kind, Quantity value) {
        var kept = books.recorder.keep(value);
        var currency = books.deal.currency();
        return outputs -> ValueText.of(kind, currency, kept.of(outputs));
    }

    Told amount(ResolvedAmount amount, Quantity value) {
        return text(amount.type().kind(), value);
    }

    /** What a formula reads, as it is at this point of the program. */
    Inputs inputs(List<Formula> formulas, FormulaCode code) {
        var named = new ArrayList<Named>();
        formulas.forEach(formula -> collect(formula, code, named));
        return outputs -> {
            var texts = new TreeMap<String, String>();
            for (var one : named) {
                if (one.known().isEmpty() || one.known().get().holds(outputs)) {
                    texts.put(one.name(), one.text().of(outputs));
                }
            }
            return texts;
        };
    }

    private void collect(Formula formula, FormulaCode code, List<Named> named) {
        switch (formula) {
            case Formula.Amount(var name) ->
                named.add(new Named(
                        name, Optional.empty(), amount(Books.found(books.deal.amounts(), name), code.number(formula))));
            case Formula.Reference(var figure) ->
                named.add(new Named(figure.path(), Optional.empty(), text(kind(figure), code.number(formula))));
            case Formula.Previous(var name, var _) ->
                named.add(new Named(
                        "previous(" + name + ")",
                        Optional.of(books.recorder.keep(books.layout.state(StateField.Kind.PREVIOUS_KNOWN, name))),
                        amount(Books.found(books.deal.amounts(), name), code.last(name))));
            default -> {
                // No leaf that is told.
            }
        }
        FormulaNames.parts(formula).forEach(part -> collect(part, code, named));
    }

    private Kind kind(Figure figure) {
        return switch (figure) {
            case Figure.Pool(var property, var _) -> property == Figure.PoolProperty.COUNT ? Kind.COUNT : Kind.MONEY;
            case Figure.Tranche(var _, var property, var _) -> kind(property);
            case Figure.Classes(var _, var _, var property, var _) -> kind(property);
            case Figure.Input(var name) ->
                books.deal.inputs().stream()
                        .filter(terms -> terms.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .kind();
            case Figure.Test _, Figure.Mode _ -> Kind.FLAG;
            case Figure.Index _ -> Kind.RATE;
            case Figure.Payment(var property) -> property == Figure.PaymentProperty.DATE ? Kind.DATE : Kind.COUNT;
            case Figure.Account _, Figure.Ledger _, Figure.Collected _, Figure.Paid _, Figure.FeeDue _ -> Kind.MONEY;
        };
    }

    private static Kind kind(Figure.TrancheProperty property) {
        return switch (property) {
            case BALANCE, ORIGINAL_BALANCE, INTEREST_DUE, DEFERRED_INTEREST, WRITTEN_DOWN -> Kind.MONEY;
            case RATE -> Kind.RATE;
            case IS_FINAL -> Kind.FLAG;
        };
    }
}
