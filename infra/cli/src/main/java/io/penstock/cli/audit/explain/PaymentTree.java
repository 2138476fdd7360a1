package io.penstock.cli.audit.explain;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentReport;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Explains the figures of one payment date. Each figure is explained once, however often it is used. */
final class PaymentTree {

    private final DealHistory history;
    private final PaymentHistory payment;
    private final ResolvedDeal deal;
    private final DealHistory.Document document;
    private final Map<String, Explanation> known = new HashMap<>();
    private final ClassTree classes = new ClassTree(this);
    private final StepTree steps = new StepTree(this);
    private final AmountTree amounts = new AmountTree(this);
    private final FigureTree figures = new FigureTree(this);
    private final CashTree cash = new CashTree(this);
    private final PeriodTree periods = new PeriodTree(this);
    private final PayoutTree payouts = new PayoutTree(this);

    /** @throws io.penstock.cli.audit.AuditException if the document that the calculation names cannot be had */
    PaymentTree(DealHistory history, PaymentHistory payment) {
        this.history = history;
        this.payment = payment;
        var hash = payment.report().documentHash();
        this.deal = history.resolved(hash);
        this.document = history.document(hash).orElseThrow();
    }

    DealHistory history() {
        return history;
    }

    PaymentHistory payment() {
        return payment;
    }

    PaymentReport report() {
        return payment.report();
    }

    ResolvedDeal deal() {
        return deal;
    }

    DealHistory.Document document() {
        return document;
    }

    /** The event that holds report and input. */
    Fact calculated() {
        return payment.calculated();
    }

    ClassTree classes() {
        return classes;
    }

    StepTree steps() {
        return steps;
    }

    AmountTree amounts() {
        return amounts;
    }

    FigureTree figures() {
        return figures;
    }

    CashTree cash() {
        return cash;
    }

    PeriodTree periods() {
        return periods;
    }

    PayoutTree payouts() {
        return payouts;
    }

    Explanation once(String key, Supplier<Explanation> how) {
        var found = known.get(key);
        if (found == null) {
            found = how.get();
            known.put(key, found);
        }
        return found;
    }

    /** {@code deal/ATLAS-2020-1/2020-08}. */
    String name() {
        return "deal/" + history.dealId() + "/" + report().collectionPeriod();
    }

    Money zero() {
        return Money.zero(report().currency());
    }

    Money money(long minorUnits) {
        return new Money(report().currency(), minorUnits);
    }
}
