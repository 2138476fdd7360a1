package io.penstock.cli.audit.explain;

import io.penstock.cli.output.Amounts;
import io.penstock.deal.Coupon;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Money;
import io.penstock.waterfall.InterestAccrual;
import io.penstock.waterfall.PaymentLine;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentLine.PayeeType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Explains what a class is due, what it receives, and its balance. */
final class ClassTree {

    private static final int FACTOR_DECIMALS = 7;

    private final PaymentTree tree;

    ClassTree(PaymentTree tree) {
        this.tree = tree;
    }

    /** What a class received of one kind. */
    Explanation paid(String className, Kind kind, String word) {
        var lines = lines(className, List.of(kind));
        return lines.isEmpty()
                ? nothing(word + " of class " + className)
                : tree.steps().together(lines, word + " of class " + className);
    }

    /** Interest, principal and residual together: what its holders share. */
    Explanation received(String className) {
        return tree.once("received " + className, () -> {
            var draft = Explanation.of(
                            receivedText(className),
                            "all that class " + className + " received on "
                                    + tree.payment().paymentDate())
                    .because(composition(className))
                    .fact(tree.calculated());
            lines(className, List.of(Kind.INTEREST, Kind.PRINCIPAL, Kind.RESIDUAL)).stream()
                    .filter(l -> !l.due().isZero())
                    .forEach(l -> draft.part(tree.steps().line(l)));
            return draft.done();
        });
    }

    /** {@code "interest 84,005.82 + principal 1,684,696.46"}. */
    String composition(String className) {
        var residual = sum(className, Kind.RESIDUAL);
        return "interest " + Amounts.plain(sum(className, Kind.INTEREST)) + " + principal "
                + Amounts.plain(sum(className, Kind.PRINCIPAL))
                + (residual.isZero() ? "" : " + residual " + Amounts.plain(residual));
    }

    /** What the class was due and did not receive, a line each. */
    List<String> shortfalls(String className) {
        return lines(className, List.of(Kind.INTEREST, Kind.PRINCIPAL)).stream()
                .filter(l -> !l.shortfall().isZero())
                .map(l -> "  Class " + className + " was due " + Amounts.plain(l.shortfall()) + " more "
                        + l.kind().name().toLowerCase(Locale.ROOT) + " under clause " + l.clause()
                        + ": the cash was used up.")
                .toList();
    }

    /** Interest due before anything was paid. */
    Explanation interestDue(String className) {
        return tree.once("interest due " + className, () -> {
            var found = accrual(className);
            if (found.isEmpty()) {
                return nothing("interest due on class " + className);
            }
            var a = found.get();
            var draft = Explanation.of(Amounts.text(a.due()), "interest due on class " + className)
                    .because(arithmetic(className, a))
                    .fact(tree.calculated())
                    .part(
                            tree.deal().tranche(className).interestBalance().isPresent()
                                    ? tree.amounts()
                                            .amount(tree.deal()
                                                    .tranche(className)
                                                    .interestBalance()
                                                    .get())
                                    : opening(className))
                    .part(rate(className));
            if (!a.deferredBefore().isZero() || !a.onDeferred().isZero()) {
                draft.because("+ " + Amounts.plain(a.deferredBefore()) + " of earlier dates + "
                        + Amounts.plain(a.onDeferred()) + " interest on that");
                draft.part(carried(Amounts.text(a.deferredBefore()), "interest of earlier dates, not paid then"));
            }
            return draft.done();
        });
    }

    /** The balance before the first step. */
    Explanation opening(String className) {
        return tree.once("opening " + className, () -> {
            var value = Amounts.text(tree.report().opening().balance(className));
            var before = tree.history().before(tree.payment());
            if (before.isEmpty()) {
                var draft = Explanation.of(value, "balance of class " + className + " at closing")
                        .because("the original balance in the deal document")
                        .fact(tree.document().fact());
                tree.history().issued(className).ifPresent(draft::fact);
                return draft.done();
            }
            var draft = Explanation.of(
                            value,
                            "balance of class " + className + " after payment date "
                                    + before.get().paymentDate())
                    .because("see deal/" + tree.history().dealId() + "/"
                            + before.get().report().collectionPeriod() + "/class/" + className + "/balance");
            before.get()
                    .paid()
                    .ifPresentOrElse(draft::fact, () -> draft.fact(before.get().calculated()));
            return draft.done();
        });
    }

    /** The balance after the last step. */
    Explanation closing(String className) {
        return tree.once("closing " + className, () -> {
            var opening = tree.report().opening().balance(className);
            var closing = tree.report().closing().balance(className);
            var principal = sum(className, Kind.PRINCIPAL);
            var draft = Explanation.of(
                    Amounts.text(closing),
                    "balance of class " + className + " after " + tree.payment().paymentDate());
            var text = new StringBuilder(Amounts.plain(opening) + " - principal " + Amounts.plain(principal));
            var other = closing.minus(opening).plus(principal);
            if (!other.isZero()) {
                text.append(other.isNegative() ? " - " : " + ")
                        .append(Amounts.plain(other.isNegative() ? tree.zero().minus(other) : other))
                        .append(" written down or up, or interest that joined the balance");
            }
            draft.because(text.toString()).fact(tree.calculated());
            draft.part(opening(className));
            lines(className, List.of(Kind.PRINCIPAL, Kind.WRITE_DOWN, Kind.WRITE_UP)).stream()
                    .filter(l -> !l.paid().isZero())
                    .forEach(l -> draft.part(tree.steps().line(l)));
            tree.payment()
                    .mined("factor/" + className)
                    .ifPresent(m -> draft.part(Explanation.of("", "set on chain")
                            .because("transaction " + m.transaction() + " in block " + m.block())
                            .fact(m.fact())
                            .done()));
            tree.history()
                    .repayment(className, tree.payment().paymentDate())
                    .ifPresent(r -> draft.part(Explanation.of(
                                    Amounts.text(tree.money(Long.parseLong(r.balance()))),
                                    "balance that issuance booked on hearing of it")
                            .fact(r.fact())
                            .done()));
            return draft.done();
        });
    }

    /** Balance ÷ original balance. */
    Explanation factor(String className) {
        return Explanation.of(factorText(className), "factor of class " + className)
                .because(Amounts.plain(tree.report().closing().balance(className)) + " / "
                        + Amounts.plain(tree.report().closing().originalBalance(className)))
                .fact(tree.calculated())
                .part(closing(className))
                .part(Explanation.of(
                                Amounts.text(tree.report().closing().originalBalance(className)),
                                "original balance of class " + className)
                        .fact(tree.document().fact())
                        .done())
                .done();
    }

    String dueText(String className) {
        return Amounts.text(accrual(className).map(InterestAccrual::due).orElse(tree.zero()));
    }

    String receivedText(String className) {
        return Amounts.text(sum(className, Kind.INTEREST)
                .plus(sum(className, Kind.PRINCIPAL))
                .plus(sum(className, Kind.RESIDUAL)));
    }

    String factorText(String className) {
        var original = tree.report().closing().originalBalance(className);
        return original.isZero()
                ? "0"
                : BigDecimal.valueOf(tree.report().closing().balance(className).minorUnits())
                        .divide(BigDecimal.valueOf(original.minorUnits()), FACTOR_DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    Money sum(String className, Kind kind) {
        return lines(className, List.of(kind)).stream().map(PaymentLine::paid).reduce(tree.zero(), Money::plus);
    }

    /** The annual rate of the accrual period. */
    Explanation rate(String className) {
        return tree.once("rate " + className, () -> {
            var terms = tree.deal().tranche(className);
            var value = accrual(className).map(ClassTree::percent).orElse("0 %") + " a year";
            var draft = Explanation.of(value, "rate of class " + className)
                    .fact(tree.document().fact());
            terms.coupon().ifPresent(coupon -> {
                switch (coupon) {
                    case Coupon.Fixed fixed ->
                        draft.because(
                                fixed.stepUps().isEmpty()
                                        ? "fixed in the deal document"
                                        : "fixed in the deal document, with step-ups");
                    case Coupon.Floating floating ->
                        draft.because("index " + floating.index() + " "
                                        + tree.payment().input().fixings().get(floating.index()) + " + margin "
                                        + floating.margin().toPlainString())
                                .fact(tree.calculated());
                    case Coupon.Formula(var amount) -> draft.part(tree.amounts().amount(amount));
                }
            });
            terms.netRateCap().ifPresent(cap -> draft.part(tree.amounts().amount(cap)));
            return draft.done();
        });
    }

    private Optional<InterestAccrual> accrual(String className) {
        return tree.report().accruals().stream()
                .filter(a -> a.className().equals(className))
                .findFirst();
    }

    private List<PaymentLine> lines(String className, List<Kind> kinds) {
        return tree.report().lines().stream()
                .filter(l -> l.payeeType() == PayeeType.TRANCHE && l.payee().equals(className))
                .filter(l -> kinds.contains(l.kind()))
                .toList();
    }

    private String arithmetic(String className, InterestAccrual a) {
        TrancheTerms terms = tree.deal().tranche(className);
        var days = terms.dayCount()
                .map(d -> d.numerator(a.start(), a.end()) + "/" + d.denominator(a.start(), a.end()) + " of a year (" + d
                        + ", " + a.start() + " to " + a.end() + ")")
                .orElse("the accrual period");
        return Amounts.plain(a.balance()) + " x " + percent(a) + " x " + days + " = " + Amounts.plain(a.accrued());
    }

    private static String percent(InterestAccrual a) {
        return new BigDecimal(a.rate().numerator())
                        .movePointRight(2)
                        .divide(new BigDecimal(a.rate().denominator()), MathContext.DECIMAL32)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    private Explanation carried(String value, String title) {
        var draft = Explanation.of(value, title);
        tree.history()
                .before(tree.payment())
                .ifPresentOrElse(before -> draft.fact(before.calculated()), () -> draft.fact(tree.calculated()));
        return draft.done();
    }

    private Explanation nothing(String title) {
        return Explanation.of(Amounts.text(tree.zero()), title)
                .because("no step of mode " + tree.report().mode() + " pays it")
                .fact(tree.calculated())
                .done();
    }
}
