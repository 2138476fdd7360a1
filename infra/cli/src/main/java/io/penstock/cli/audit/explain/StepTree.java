package io.penstock.cli.audit.explain;

import static java.util.stream.Collectors.joining;

import io.penstock.cli.output.Amounts;
import io.penstock.deal.FeeTerms;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine;
import io.penstock.waterfall.PaymentLine.PayeeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Explains what one step of the priority of payments did for one target. */
final class StepTree {

    private final PaymentTree tree;

    StepTree(PaymentTree tree) {
        this.tree = tree;
    }

    /** All lines of a clause together; the line itself if there is only one that is due something. */
    Explanation clause(String clause) {
        var lines = tree.report().lines().stream()
                .filter(l -> l.clause().equals(clause))
                .toList();
        return together(lines, "step " + clause);
    }

    /** What all lines of a clause paid or booked together, as text. */
    String paidBy(String clause) {
        return sum(tree.report().lines().stream()
                .filter(l -> l.clause().equals(clause))
                .toList());
    }

    String sum(List<PaymentLine> lines) {
        return Amounts.text(lines.stream().map(PaymentLine::paid).reduce(tree.zero(), Money::plus));
    }

    /** Several lines as one figure. */
    Explanation together(List<PaymentLine> lines, String title) {
        var moving = lines.stream().filter(l -> !l.due().isZero()).toList();
        if (moving.isEmpty() && !lines.isEmpty()) {
            return line(lines.getFirst());
        }
        if (moving.size() == 1) {
            return line(moving.getFirst());
        }
        return Explanation.of(sum(moving), title)
                .because(
                        moving.isEmpty()
                                ? "no step pays it"
                                : moving.stream()
                                        .map(l -> Amounts.plain(l.paid()))
                                        .collect(joining(" + ")))
                .fact(tree.calculated())
                .parts(moving.stream().map(this::line).toList())
                .done();
    }

    Explanation line(PaymentLine line) {
        return tree.once("step " + tree.report().lines().indexOf(line), () -> explain(line));
    }

    /** {@code "interest of class A, clause 3.01(d)"}. */
    static String title(PaymentLine line) {
        var kind = line.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var what = switch (line.payeeType()) {
            case TRANCHE -> kind + " of class " + line.payee();
            case PARTY -> line.target() + " to the " + line.payee();
            case ACCOUNT -> kind + " into account " + line.payee();
            case LEDGER -> kind + " of ledger " + line.payee();
        };
        return what + ", clause " + line.clause();
    }

    private Explanation explain(PaymentLine line) {
        var draft = Explanation.of(Amounts.text(line.paid()), title(line))
                .fact(tree.calculated())
                .fact(tree.document().fact());
        RuleText.find(tree.deal(), tree.report().mode(), line.clause())
                .ifPresent(step -> draft.because("rule " + line.clause() + ": " + RuleText.of(tree.deal(), step)));
        draft.because(settled(line));
        conditions(line).forEach(condition -> draft.because("looked at: " + condition));
        return draft.parts(parts(line)).done();
    }

    private static String settled(PaymentLine line) {
        if (!line.kind().isCash()) {
            return "due " + Amounts.plain(line.due()) + ", booked " + Amounts.plain(line.paid()) + "; no cash moves";
        }
        if (line.due().isZero()) {
            return "nothing was due";
        }
        var from = line.sources().isEmpty()
                ? ""
                : line.sources().size() == 1
                        ? " out of " + line.sources().getFirst().account()
                        : " out of "
                                + line.sources().stream()
                                        .map(s -> s.account() + " " + Amounts.plain(s.amount()))
                                        .collect(joining(" and "));
        return line.shortfall().isZero()
                ? "due " + Amounts.plain(line.due()) + ", paid in full" + from
                : "due " + Amounts.plain(line.due()) + ", paid " + Amounts.plain(line.paid()) + from + ", shortfall "
                        + Amounts.plain(line.shortfall()) + ": the cash was used up";
    }

    private List<String> conditions(PaymentLine line) {
        return line.reads().stream()
                .filter(read -> !tree.deal().amounts().containsKey(read))
                .toList();
    }

    private List<Explanation> parts(PaymentLine line) {
        var parts = new ArrayList<Explanation>();
        switch (line.kind()) {
            case INTEREST -> parts.add(tree.classes().interestDue(line.payee()));
            case FEE -> parts.add(fee(line.target()));
            case RESIDUAL -> parts.add(cash(line));
            case PRINCIPAL, TRANSFER, PURCHASE, DEBIT, CREDIT, WRITE_DOWN, WRITE_UP -> {
                // What limits these are the amounts that the step reads.
            }
        }
        line.reads().stream()
                .filter(read -> tree.deal().amounts().containsKey(read))
                .forEach(read -> parts.add(tree.amounts().amount(read)));
        if (line.kind() == PaymentLine.Kind.PRINCIPAL && line.payeeType() == PayeeType.TRANCHE) {
            parts.add(tree.classes().opening(line.payee()));
        }
        if (line.kind().isCash() && !line.shortfall().isZero()) {
            parts.add(cash(line));
        }
        return parts;
    }

    private Explanation cash(PaymentLine line) {
        var account = line.sources().isEmpty()
                ? RuleText.find(tree.deal(), tree.report().mode(), line.clause())
                        .flatMap(CashTree::accountOf)
                        .orElse("collections")
                : line.sources().getFirst().account();
        return tree.cash().before(account, tree.report().lines().indexOf(line));
    }

    private Explanation fee(String name) {
        return tree.once("fee " + name, () -> {
            var accrual = tree.report().fees().stream()
                    .filter(f -> f.name().equals(name))
                    .findFirst();
            var amount = tree.deal().document().fees().stream()
                    .filter(f -> f.name().equals(name))
                    .map(FeeTerms::amount)
                    .findFirst();
            var accrued = accrual.map(a -> a.accrued()).orElse(tree.zero());
            var unpaid = accrual.map(a -> a.unpaidBefore()).orElse(tree.zero());
            if (unpaid.isZero() && amount.isPresent()) {
                return tree.amounts().amount(amount.get());
            }
            var draft = Explanation.of(Amounts.text(accrued.plus(unpaid)), name + ", due")
                    .because(Amounts.plain(accrued) + " of this payment date + " + Amounts.plain(unpaid)
                            + " not paid before")
                    .fact(tree.calculated());
            amount.ifPresent(a -> draft.part(tree.amounts().amount(a)));
            tree.history()
                    .before(tree.payment())
                    .ifPresent(before ->
                            draft.part(Explanation.of(Amounts.text(unpaid), "not paid by " + before.paymentDate())
                                    .fact(before.calculated())
                                    .done()));
            return draft.done();
        });
    }
}
