package io.penstock.waterfall;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.Step.PaymentKind;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Money;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the deal owes during one payment date: balances, interest due in its three parts, and fees due. Payments reduce
 * it, losses reduce balances.
 */
final class Claims {

    private final ResolvedDeal deal;
    private final Money zero;
    private final SortedMap<String, Money> balances = new TreeMap<>();
    private final SortedMap<String, Money> writtenDown = new TreeMap<>();
    private final SortedMap<String, Money> deferred = new TreeMap<>();
    private final SortedMap<String, Money> onDeferred = new TreeMap<>();
    private final SortedMap<String, Money> current = new TreeMap<>();
    private final SortedMap<String, Money> fees = new TreeMap<>();
    private final SortedMap<String, Money> interestPaid = new TreeMap<>();
    private final SortedMap<String, Money> principalPaid = new TreeMap<>();
    private final SortedMap<String, Money> feesPaid = new TreeMap<>();

    /** Claims as the last payment date left them. */
    Claims(ResolvedDeal deal, DealState opening) {
        this.deal = deal;
        this.zero = Money.zero(deal.currency());
        opening.classes().forEach((name, state) -> {
            balances.put(name, state.balance());
            writtenDown.put(name, state.writtenDown());
            deferred.put(name, state.deferredInterest());
            onDeferred.put(name, zero);
            current.put(name, zero);
            interestPaid.put(name, zero);
            principalPaid.put(name, zero);
        });
        opening.fees().forEach((name, unpaid) -> {
            fees.put(name, unpaid);
            feesPaid.put(name, zero);
        });
    }

    void accrue(InterestAccrual accrual) {
        add(current, accrual.className(), accrual.accrued());
        add(onDeferred, accrual.className(), accrual.onDeferred());
    }

    void accrueFee(String name, Money accrued) {
        add(fees, name, accrued);
    }

    Money balance(String className) {
        return owed(balances, className);
    }

    Money writtenDown(String className) {
        return owed(writtenDown, className);
    }

    /** All interest that is due and not paid. */
    Money interest(String className) {
        return due(PaymentKind.INTEREST, className);
    }

    Money fee(String name) {
        return owed(fees, name);
    }

    Money interestPaid(String className) {
        return owed(interestPaid, className);
    }

    Money principalPaid(String className) {
        return owed(principalPaid, className);
    }

    Money feePaid(String name) {
        return owed(feesPaid, name);
    }

    /** What a step of the kind can pay a target. */
    Money due(PaymentKind kind, String target) {
        return switch (kind) {
            case FEE -> fee(target);
            case PRINCIPAL -> balance(target);
            case DEFERRED_INTEREST -> owed(deferred, target);
            case INTEREST_ON_INTEREST -> owed(onDeferred, target);
            case CURRENT_INTEREST -> owed(current, target);
            case INTEREST ->
                owed(deferred, target).plus(owed(onDeferred, target)).plus(owed(current, target));
        };
    }

    void pay(PaymentKind kind, String target, Money paid) {
        switch (kind) {
            case FEE -> {
                take(fees, target, paid);
                add(feesPaid, target, paid);
            }
            case PRINCIPAL -> {
                take(balances, target, paid);
                add(principalPaid, target, paid);
            }
            case DEFERRED_INTEREST -> payInterest(deferred, target, paid);
            case INTEREST_ON_INTEREST -> payInterest(onDeferred, target, paid);
            case CURRENT_INTEREST -> payInterest(current, target, paid);
            case INTEREST -> {
                // What has waited longest is paid first.
                var old = paid.min(owed(deferred, target));
                var on = paid.minus(old).min(owed(onDeferred, target));
                payInterest(deferred, target, old);
                payInterest(onDeferred, target, on);
                payInterest(current, target, paid.minus(old).minus(on));
            }
        }
    }

    void writeDown(String className, Money loss) {
        take(balances, className, loss);
        add(writtenDown, className, loss);
    }

    void writeUp(String className, Money restored) {
        take(writtenDown, className, restored);
        add(balances, className, restored);
    }

    /** Does with unpaid interest what the document says of each class. */
    void defer() {
        for (TrancheTerms tranche : deal.tranches()) {
            var name = tranche.className();
            var unpaid = interest(name);
            deferred.put(name, zero);
            onDeferred.put(name, zero);
            current.put(name, zero);
            switch (tranche.deferral()) {
                case CARRY -> deferred.put(name, unpaid);
                case CAPITALISE -> add(balances, name, unpaid);
                case LOST -> {
                    // It is no longer due.
                }
            }
        }
    }

    /** The classes as the next payment date finds them. */
    SortedMap<String, ClassState> classes() {
        var classes = new TreeMap<String, ClassState>();
        for (TrancheTerms tranche : deal.tranches()) {
            var name = tranche.className();
            classes.put(
                    name,
                    new ClassState(tranche.originalBalance(), balance(name), owed(deferred, name), writtenDown(name)));
        }
        return classes;
    }

    /** The fees that stay unpaid. */
    SortedMap<String, Money> fees() {
        return fees;
    }

    private void payInterest(SortedMap<String, Money> part, String className, Money paid) {
        take(part, className, paid);
        add(interestPaid, className, paid);
    }

    private static void add(SortedMap<String, Money> amounts, String name, Money amount) {
        amounts.put(name, owed(amounts, name).plus(amount));
    }

    private static void take(SortedMap<String, Money> claims, String name, Money amount) {
        var owed = owed(claims, name);
        if (amount.isNegative() || owed.compareTo(amount) < 0) {
            throw new IllegalStateException(name + " is owed " + owed + " and cannot be paid " + amount);
        }
        claims.put(name, owed.minus(amount));
    }

    private static Money owed(SortedMap<String, Money> claims, String name) {
        var owed = claims.get(name);
        if (owed == null) {
            throw new IllegalStateException("nothing is known of " + name + " among " + claims.keySet());
        }
        return owed;
    }
}
