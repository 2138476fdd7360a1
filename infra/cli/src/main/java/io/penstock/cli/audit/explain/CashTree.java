package io.penstock.cli.audit.explain;

import static java.util.stream.Collectors.joining;

import io.penstock.cli.output.Amounts;
import io.penstock.deal.Step;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine;
import io.penstock.waterfall.PaymentLine.PayeeType;
import io.penstock.waterfall.WaterfallInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explains the accounts of a deal: what was in them, what came in, what each step took. */
final class CashTree {

    private final PaymentTree tree;

    CashTree(PaymentTree tree) {
        this.tree = tree;
    }

    /** All cash that came in on this payment date. */
    Explanation received() {
        return tree.once("received", () -> {
            var sources = tree.report().sources();
            var draft = Explanation.of(Amounts.text(tree.report().received()), "cash received, all sources")
                    .because(sources.values().stream().map(Amounts::plain).collect(joining(" + ")))
                    .fact(tree.calculated());
            sources.forEach((name, cash) -> {
                if (!cash.isZero()) {
                    draft.part(source(name));
                }
            });
            return draft.done();
        });
    }

    /** What one source brought. */
    Explanation source(String name) {
        return tree.once("source " + name, () -> {
            var cash = tree.report().sources().getOrDefault(name, tree.zero());
            var draft = Explanation.of(
                            Amounts.text(cash),
                            "collections of " + tree.report().collectionPeriod() + ", source " + name)
                    .fact(tree.calculated());
            if (PeriodTree.BY_SOURCE.containsKey(name) || tree.periods().receives(name)) {
                draft.part(tree.periods().period());
            } else if (name.equals(WaterfallInput.CALL)) {
                draft.because("the price of the call that was exercised");
            } else {
                draft.because("given with the inputs of this payment date");
            }
            return draft.done();
        });
    }

    /** An account before the first step, the cash of the period credited. */
    Explanation atFirstStep(String account) {
        return tree.once("account at first step " + account, () -> {
            var value = tree.report().accountsBefore().getOrDefault(account, tree.zero());
            var draft = Explanation.of(Amounts.text(value), "account " + account + " before the first step")
                    .fact(tree.calculated());
            var opening = tree.report().opening().accounts().getOrDefault(account, tree.zero());
            if (!opening.isZero() || value.isZero()) {
                draft.part(opening(account));
            }
            var credited = credited(account);
            credited.forEach(source -> draft.part(source(source)));
            if (credited.isEmpty() && !value.equals(opening)) {
                draft.because(
                        "opening " + Amounts.plain(opening) + " + credited " + Amounts.plain(value.minus(opening)));
            }
            return draft.done();
        });
    }

    /** An account after the last step. */
    Explanation closing(String account) {
        return tree.once(
                "account closing " + account,
                () -> walk(
                        account,
                        tree.report().lines(),
                        "account " + account + " after payment date "
                                + tree.payment().paymentDate(),
                        tree.report().closing().account(account)));
    }

    /** What was left in an account when a step came. */
    Explanation before(String account, int step) {
        return tree.once("account " + account + " before step " + step, () -> {
            var earlier = tree.report().lines().subList(0, step);
            var left = tree.report().accountsBefore().getOrDefault(account, tree.zero());
            for (var line : earlier) {
                left = left.plus(change(account, line));
            }
            return walk(account, earlier, "left in account " + account + " when the step came", left);
        });
    }

    private Explanation walk(String account, List<PaymentLine> lines, String title, Money value) {
        var draft = Explanation.of(Amounts.text(value), title).fact(tree.calculated());
        var moving = lines.stream().filter(l -> !change(account, l).isZero()).toList();
        var before = tree.report().accountsBefore().getOrDefault(account, tree.zero());
        var counted = before;
        var text = new StringBuilder(Amounts.plain(before));
        for (var line : moving) {
            var change = change(account, line);
            counted = counted.plus(change);
            text.append(change.isNegative() ? " - " : " + ")
                    .append(Amounts.plain(change.isNegative() ? tree.zero().minus(change) : change));
        }
        if (!counted.equals(value)) {
            text.append(", and ").append(Amounts.plain(value.minus(counted))).append(" outside the steps");
        }
        draft.because(text.toString()).part(atFirstStep(account));
        for (var line : moving) {
            var change = change(account, line);
            draft.part(Explanation.of(
                            (change.isNegative() ? "- " : "+ ")
                                    + Amounts.text(
                                            change.isNegative() ? tree.zero().minus(change) : change),
                            StepTree.title(line))
                    .fact(tree.calculated())
                    .done());
        }
        return draft.done();
    }

    /** What a line put into an account, negative for what it took out. */
    private Money change(String account, PaymentLine line) {
        var taken = line.sources().stream()
                .filter(s -> s.account().equals(account))
                .map(PaymentLine.Source::amount)
                .reduce(tree.zero(), Money::plus);
        boolean into = line.kind().isCash()
                && line.payeeType() == PayeeType.ACCOUNT
                && line.payee().equals(account);
        return (into ? line.paid() : tree.zero()).minus(taken);
    }

    private Explanation opening(String account) {
        var value = Amounts.text(tree.report().opening().accounts().getOrDefault(account, tree.zero()));
        var before = tree.history().before(tree.payment());
        if (before.isPresent()) {
            return Explanation.of(
                            value,
                            "left in account " + account + " by payment date "
                                    + before.get().paymentDate())
                    .because("see deal/" + tree.history().dealId() + "/"
                            + before.get().report().collectionPeriod() + "/account/" + account)
                    .fact(before.get().calculated())
                    .done();
        }
        var draft = Explanation.of(value, "paid into account " + account + " at closing")
                .because("the initial deposit in the deal document")
                .fact(tree.document().fact());
        tree.history().closed().ifPresent(draft::fact);
        return draft.done();
    }

    /** The sources whose cash, or a share of it, goes to the account. */
    private List<String> credited(String account) {
        return tree.deal().sources().entrySet().stream()
                .filter(e -> e.getValue().to().containsKey(account))
                .map(Map.Entry::getKey)
                .filter(s ->
                        !tree.report().sources().getOrDefault(s, tree.zero()).isZero())
                .toList();
    }

    /** The account that a step takes its cash from. */
    static Optional<String> accountOf(Step step) {
        return switch (step) {
            case Step.Pay pay -> Optional.of(pay.from());
            case Step.ToTarget fill -> Optional.of(fill.from());
            case Step.Transfer transfer -> Optional.of(transfer.from());
            case Step.Residual residual -> Optional.of(residual.from());
            case Step.Buy buy -> Optional.of(buy.from());
            case Step.Book _,
                    Step.WriteDown _,
                    Step.WriteUp _,
                    Step.Evaluate _,
                    Step.SetMode _,
                    Step.Note _,
                    Step.Branch _ -> Optional.empty();
        };
    }
}
