package io.penstock.waterfall;

import io.penstock.deal.FeeTerms;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the deal owes during one payment date: balances, interest due and fees due. Payments reduce it. */
final class Claims {

    private final ResolvedDeal deal;
    private final SortedMap<String, Money> balances = new TreeMap<>();
    private final SortedMap<String, Money> interest = new TreeMap<>();
    private final SortedMap<String, Money> fees = new TreeMap<>();

    /** Claims as the last payment date left them. */
    Claims(ResolvedDeal deal, DealState opening) {
        this.deal = deal;
        opening.classes().forEach((name, state) -> {
            balances.put(name, state.balance());
            interest.put(name, state.deferredInterest());
        });
        fees.putAll(opening.fees());
    }

    List<FeeAccrual> accrue(List<InterestAccrual> accruals, AmountBook amounts) {
        var accrued = new ArrayList<FeeAccrual>();
        accruals.forEach(accrual -> interest.merge(accrual.className(), accrual.accrued(), Money::plus));
        for (FeeTerms fee : deal.document().fees()) {
            var due = amounts.limit(fee.amount());
            accrued.add(new FeeAccrual(fee.name(), due, fee(fee.name())));
            fees.merge(fee.name(), due, Money::plus);
        }
        return accrued;
    }

    Money balance(String className) {
        return owed(balances, className);
    }

    Money interest(String className) {
        return owed(interest, className);
    }

    Money fee(String name) {
        return owed(fees, name);
    }

    void payPrincipal(String className, Money paid) {
        balances.put(className, lessPaid(className, balance(className), paid));
    }

    void payInterest(String className, Money paid) {
        interest.put(className, lessPaid(className, interest(className), paid));
    }

    void payFee(String name, Money paid) {
        fees.put(name, lessPaid(name, fee(name), paid));
    }

    /** What is left becomes the opening of the next payment date; unpaid interest is deferred. */
    DealState closing(DealState opening, int paymentNumber, SortedMap<String, Money> accounts) {
        var classes = new TreeMap<String, ClassState>();
        for (TrancheTerms tranche : deal.tranches()) {
            var name = tranche.className();
            classes.put(name, new ClassState(tranche.originalBalance(), balance(name), interest(name)));
        }
        return new DealState(
                opening.mode(),
                opening.ended(),
                paymentNumber,
                accounts,
                classes,
                fees,
                opening.ledgers(),
                opening.tests(),
                opening.previous(),
                opening.pool(),
                opening.collected());
    }

    private static Money owed(SortedMap<String, Money> claims, String name) {
        var owed = claims.get(name);
        if (owed == null) {
            throw new IllegalStateException("nothing is known of " + name + " among " + claims.keySet());
        }
        return owed;
    }

    private static Money lessPaid(String name, Money owed, Money paid) {
        var left = owed.minus(paid);
        if (left.isNegative() || paid.isNegative()) {
            throw new IllegalStateException(name + " is owed " + owed + " and cannot be paid " + paid);
        }
        return left;
    }
}
