package io.penstock.cli.audit.explain;

import io.penstock.cli.output.Amounts;
import io.penstock.deal.formula.Figure;
import io.penstock.deal.formula.Figure.Moment;
import io.penstock.deal.formula.Formula;
import io.penstock.deal.formula.FormulaException;
import io.penstock.deal.formula.FormulaParser;
import io.penstock.kernel.Money;

/** Explains a figure that a formula names by its path, {@code "pool.balance@end"}. */
final class FigureTree {

    private final PaymentTree tree;

    FigureTree(PaymentTree tree) {
        this.tree = tree;
    }

    /**
     * What stands behind a path.
     *
     * @param value as the report wrote it down when the formula read it
     */
    Explanation figure(String path, String value) {
        return tree.once("figure " + path + " = " + value, () -> explain(path, value));
    }

    /** Major units as the report writes them, {@code "1500.00"}, as people read them; any other text as it is. */
    String money(String value) {
        try {
            return Amounts.text(Money.of(tree.report().currency().getCurrencyCode(), value));
        } catch (ArithmeticException | NumberFormatException e) {
            return value;
        }
    }

    private Explanation explain(String path, String value) {
        Formula formula;
        try {
            formula = FormulaParser.parse(path);
        } catch (FormulaException e) {
            return atThatPoint(path, value);
        }
        if (formula instanceof Formula.Reference(var figure)) {
            return explain(figure, value);
        }
        // A report names figures, amounts and earlier amounts alone.
        return formula instanceof Formula.Previous(var amount, var _)
                ? previous(amount, value)
                : atThatPoint(path, value);
    }

    private Explanation explain(Figure figure, String value) {
        return switch (figure) {
            case Figure.Pool(var property, var moment) -> tree.periods().pool(property, moment);
            case Figure.Tranche(var name, var property, var moment) -> tranche(figure, name, property, moment, value);
            case Figure.Classes classes -> classes(classes, value);
            case Figure.Account(var name, var moment) ->
                moment == Moment.OPEN
                        ? tree.cash().atFirstStep(name)
                        : atThatPoint(figure.path(), money(value), tree.cash().atFirstStep(name));
            case Figure.Ledger(var name, var moment) ->
                moment == Moment.NOW
                        ? atThatPoint(figure.path(), money(value))
                        : carried(money(value), "ledger " + name);
            case Figure.Collected(var source, var moment) ->
                moment == Moment.PERIOD && !source.equals(Figure.Collected.TOTAL)
                        ? tree.cash().source(source)
                        : atThatPoint(
                                figure.path(), money(value), tree.periods().period());
            case Figure.Paid _, Figure.FeeDue _ -> atThatPoint(figure.path(), money(value));
            case Figure.Input(var name) -> given(value, "input " + name);
            case Figure.Index(var name) -> given(value, "fixing of " + name);
            case Figure.Test(var name, var moment) ->
                moment == Moment.NOW
                        ? tree.report()
                                .test(name)
                                .map(tree.amounts()::test)
                                .orElseGet(() -> atThatPoint(figure.path(), value))
                        : carried(value, "test " + name);
            case Figure.Payment _, Figure.Mode _ -> atThatPoint(figure.path(), value);
        };
    }

    private Explanation tranche(
            Figure figure, String name, Figure.TrancheProperty property, Moment moment, String value) {
        return switch (property) {
            case BALANCE ->
                moment == Moment.OPEN
                        ? tree.classes().opening(name)
                        : atThatPoint(
                                figure.path(), money(value), tree.classes().opening(name));
            case INTEREST_DUE ->
                atThatPoint(figure.path(), money(value), tree.classes().interestDue(name));
            case RATE -> tree.classes().rate(name);
            case DEFERRED_INTEREST -> carried(money(value), "unpaid interest of class " + name);
            case WRITTEN_DOWN ->
                moment == Moment.OPEN
                        ? carried(money(value), "losses of class " + name)
                        : atThatPoint(figure.path(), money(value));
            case ORIGINAL_BALANCE, IS_FINAL ->
                Explanation.of(money(value), figure.path())
                        .because("from the deal document")
                        .fact(tree.document().fact())
                        .done();
        };
    }

    private Explanation classes(Figure.Classes classes, String value) {
        var draft = Explanation.of(money(value), classes.path()).fact(tree.calculated());
        for (var name : classes.names()) {
            for (var className : tree.deal().classesOf(name)) {
                if (classes.property() == Figure.TrancheProperty.BALANCE && classes.moment() == Moment.OPEN) {
                    draft.part(tree.classes().opening(className));
                } else if (classes.property() == Figure.TrancheProperty.INTEREST_DUE) {
                    draft.part(tree.classes().interestDue(className));
                } else if (classes.property() == Figure.TrancheProperty.RATE) {
                    draft.part(tree.classes().rate(className));
                } else if (classes.property() == Figure.TrancheProperty.BALANCE) {
                    draft.part(tree.classes().opening(className));
                }
            }
        }
        if (classes.moment() == Moment.NOW) {
            draft.because("as it stood at that point of the steps");
        }
        return draft.done();
    }

    private Explanation previous(String amount, String value) {
        return carried(tree.amounts().text(amount, value), "amount " + amount);
    }

    private Explanation carried(String value, String what) {
        var before = tree.history().before(tree.payment());
        return before.map(b -> Explanation.of(value, what + ", as payment date " + b.paymentDate() + " left it")
                        .fact(b.calculated())
                        .done())
                .orElseGet(() -> Explanation.of(value, what + " at closing")
                        .fact(tree.document().fact())
                        .done());
    }

    private Explanation given(String value, String what) {
        return Explanation.of(value, what)
                .because("given with the inputs of this payment date, or its default in the deal document")
                .fact(tree.calculated())
                .done();
    }

    private Explanation atThatPoint(String path, String value, Explanation... parts) {
        var draft = Explanation.of(value, path)
                .because("as it stood at that point of the steps")
                .fact(tree.calculated());
        for (var part : parts) {
            draft.part(part);
        }
        return draft.done();
    }
}
