package io.penstock.cli.audit.explain;

import io.penstock.cli.audit.explain.PaymentHistory.Holder;
import io.penstock.cli.audit.explain.PaymentHistory.Payout;
import io.penstock.cli.output.Amounts;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Explains what one payee received: its part of a class, or its fees, down to the transaction on chain. */
final class PayoutTree {

    private final PaymentTree tree;

    PayoutTree(PaymentTree tree) {
        this.tree = tree;
    }

    /** All that a payee received on the payment date. */
    Explanation all(String payee, List<Payout> payouts) {
        if (payouts.size() == 1) {
            return one(payouts.getFirst());
        }
        long sum = payouts.stream().mapToLong(Payout::amount).sum();
        return Explanation.of(
                        Amounts.text(tree.money(sum)),
                        "paid to " + payee + " on " + tree.payment().paymentDate())
                .because(String.join(
                        " + ",
                        payouts.stream()
                                .map(p -> Amounts.plain(tree.money(p.amount())))
                                .toList()))
                .facts(tree.payment().ordered().stream().toList())
                .parts(payouts.stream().map(this::one).toList())
                .done();
    }

    /** What a payee asks first: why so much. A line each. */
    List<String> inShort(String payee, List<Payout> payouts) {
        var lines = new ArrayList<String>();
        long sum = payouts.stream().mapToLong(Payout::amount).sum();
        lines.add(payee + " received " + Amounts.text(tree.money(sum)) + " on "
                + tree.payment().paymentDate() + ", out of what borrowers paid in "
                + tree.report().collectionPeriod() + ":");
        for (var payout : payouts) {
            lines.add("  " + Amounts.plain(tree.money(payout.amount())) + "  " + reason(payout));
        }
        payouts.stream()
                .filter(p -> !p.isFee())
                .map(Payout::className)
                .distinct()
                .forEach(className -> lines.addAll(tree.classes().shortfalls(className)));
        return lines;
    }

    private String reason(Payout payout) {
        if (payout.isFee()) {
            return "fees as " + payout.payee();
        }
        var holders = tree.payment().holders(payout.className());
        long all = holders.stream().mapToLong(Holder::units).sum();
        return "class " + payout.className() + ": "
                + (all == 0 ? "its part" : percent(units(payout, holders), all)) + " of "
                + tree.classes().composition(payout.className());
    }

    private static long units(Payout payout, List<Holder> holders) {
        return holders.stream()
                .filter(h -> h.wallet().equalsIgnoreCase(payout.wallet()))
                .mapToLong(Holder::units)
                .sum();
    }

    /** One payout. */
    Explanation one(Payout payout) {
        var draft = Explanation.of(Amounts.text(tree.money(payout.amount())), title(payout));
        tree.payment().ordered().ifPresent(draft::fact);
        if (payout.isFee()) {
            tree.report().lines().stream()
                    .filter(l -> l.payee().equals(payout.payee()) && !l.paid().isZero())
                    .forEach(l -> draft.part(tree.steps().line(l)));
        } else {
            share(payout, draft);
            draft.part(tree.classes().received(payout.className()));
            draft.part(holding(payout));
        }
        return draft.part(transfer(payout)).done();
    }

    private String title(Payout payout) {
        return payout.isFee()
                ? "fees of the " + payout.payee() + " on " + tree.payment().paymentDate()
                : "paid to " + payout.payee() + " for class " + payout.className() + " on "
                        + tree.payment().paymentDate();
    }

    private void share(Payout payout, Explanation.Draft draft) {
        var holders = tree.payment().holders(payout.className());
        long all = holders.stream().mapToLong(Holder::units).sum();
        long own = units(payout, holders);
        long total = tree.payment().payouts().stream()
                .filter(p -> !p.isFee() && p.className().equals(payout.className()))
                .mapToLong(Payout::amount)
                .sum();
        if (all == 0) {
            return;
        }
        var exact = BigDecimal.valueOf(total)
                .multiply(BigDecimal.valueOf(own))
                .divide(BigDecimal.valueOf(all), MathContext.DECIMAL64)
                .movePointLeft(tree.report().currency().getDefaultFractionDigits());
        draft.because("held " + face(own) + " of " + face(all) + " of class " + payout.className()
                + " on the record date " + tree.payment().recordDate() + ": " + percent(own, all));
        draft.because(Amounts.plain(tree.money(total)) + " x " + face(own) + " / " + face(all) + " = "
                + exact.setScale(4, RoundingMode.DOWN).toPlainString()
                + "..., in whole cents: those left over go to the largest remainders");
    }

    private Explanation holding(Payout payout) {
        long own = units(payout, tree.payment().holders(payout.className()));
        var draft = Explanation.of(
                face(own),
                "original face of class " + payout.className() + " in wallet " + payout.wallet()
                        + " on the record date");
        tree.payment().recorded().ifPresent(draft::fact);
        tree.payment()
                .mined("record")
                .ifPresent(m -> draft.because(
                                "the holders of that moment are fixed on chain by transaction " + m.transaction())
                        .fact(m.fact()));
        return draft.done();
    }

    private Explanation transfer(Payout payout) {
        return tree.payment()
                .mined("pay/" + payout.batch())
                .map(m -> Explanation.of("", "paid on chain to wallet " + payout.wallet())
                        .because("transaction " + m.transaction() + " in block " + m.block())
                        .fact(m.fact())
                        .done())
                .orElseGet(() -> Explanation.of("", "not paid on chain yet, as far as this log goes")
                        .facts(tree.payment().ordered().stream().toList())
                        .done());
    }

    private String face(long units) {
        return Amounts.plain(new Money(tree.report().currency(), units));
    }

    private static String percent(long part, long whole) {
        return BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL32)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
