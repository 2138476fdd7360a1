package io.penstock.waterfall;

import io.penstock.deal.FeeTerms;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Money;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one payment date leaves for the next.
 *
 * @param reserve in the reserve account; zero if the deal has none
 * @param classes by class name
 * @param fees fell due earlier and were not paid, by name of the fee
 */
public record DealState(Money reserve, SortedMap<String, ClassState> classes, SortedMap<String, Money> fees) {

    public DealState {
        Amounts.requireNotNegative("reserve", reserve);
        fees.forEach((name, unpaid) -> Amounts.requireNotNegative("unpaid fee " + name, unpaid));
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
        fees = Collections.unmodifiableSortedMap(new TreeMap<>(fees));
    }

    /** The state with which a deal starts: all balances original, the reserve as deposited, nothing owed. */
    public static DealState atClosing(ResolvedDeal deal) {
        var zero = Money.zero(deal.currency());
        return new DealState(
                deal.reserveDeposit(),
                new TreeMap<>(deal.tranches().stream()
                        .collect(Collectors.toMap(
                                TrancheTerms::className,
                                t -> new ClassState(t.originalBalance(), t.originalBalance(), zero)))),
                new TreeMap<>(deal.document().fees().stream().collect(Collectors.toMap(FeeTerms::name, fee -> zero))));
    }

    /**
     * What a class was at issue.
     *
     * @throws IllegalArgumentException if the deal has no such class
     */
    public Money originalBalance(String className) {
        return found(classes, className).originalBalance();
    }

    /**
     * What is still to be repaid on a class.
     *
     * @throws IllegalArgumentException if the deal has no such class
     */
    public Money balance(String className) {
        return found(classes, className).balance();
    }

    /**
     * What fell due on a class earlier and was not paid.
     *
     * @throws IllegalArgumentException if the deal has no such class
     */
    public Money deferredInterest(String className) {
        return found(classes, className).deferredInterest();
    }

    /**
     * What of a fee fell due earlier and was not paid.
     *
     * @throws IllegalArgumentException if the deal has no such fee
     */
    public Money unpaidFee(String name) {
        return found(fees, name);
    }

    private static <T> T found(SortedMap<String, T> named, String name) {
        var value = named.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name + " among " + named.keySet());
        }
        return value;
    }
}
