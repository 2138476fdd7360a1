package io.penstock.cli.audit.explain;

import io.penstock.waterfall.EvaluatedAmount;
import io.penstock.waterfall.TestResult;

/** Explains the named amounts and the tests of a deal document: their formula as written, and what it read. */
final class AmountTree {

    private final PaymentTree tree;

    AmountTree(PaymentTree tree) {
        this.tree = tree;
    }

    /** A named amount as it was computed on this payment date. */
    Explanation amount(String name) {
        return tree.once(
                "amount " + name,
                () -> tree.report()
                        .named(name)
                        .map(this::explain)
                        .orElseGet(() -> Explanation.of("", "amount " + name)
                                .because("nothing on this payment date asked for it")
                                .fact(tree.document().fact())
                                .done()));
    }

    /** A value as people read it: money with its currency, anything else as the report writes it. */
    String text(String name, String value) {
        var amount = tree.deal().amounts().get(name);
        return amount != null && amount.money() ? tree.figures().money(value) : value;
    }

    Explanation test(TestResult test) {
        var draft = Explanation.of(test.passes() ? "passes" : "fails", "test " + test.name())
                .because(
                        test.value().isEmpty()
                                ? "a condition without a measured value"
                                : "measured " + test.value() + " against " + test.level()
                                        + (test.distance().isEmpty() ? "" : ", distance " + test.distance()))
                .because((test.inCompliance() ? "in compliance" : "not in compliance") + " after its cure rule, "
                        + test.passesInARow() + " passes in a row")
                .fact(tree.calculated())
                .fact(tree.document().fact());
        test.inputs().forEach((input, value) -> draft.part(read(input, value)));
        return draft.done();
    }

    private Explanation explain(EvaluatedAmount amount) {
        var terms = tree.deal().amounts().get(amount.name());
        var draft = Explanation.of(text(amount.name(), amount.value()), amount.name());
        var rounded = terms == null
                ? ""
                : terms.terms()
                        .round()
                        .map(name -> ", rounded by '" + name + "' ("
                                + terms.rounding().map(Object::toString).orElse("exact") + ")")
                        .orElse("");
        draft.because("= " + amount.formula() + rounded)
                .fact(tree.calculated())
                .fact(tree.document().fact());
        amount.inputs().forEach((input, value) -> draft.part(read(input, value)));
        return draft.done();
    }

    /** What a formula read: another amount, or a figure of the payment date. */
    private Explanation read(String input, String value) {
        return tree.deal().amounts().containsKey(input)
                ? amount(input)
                : tree.figures().figure(input, value);
    }
}
