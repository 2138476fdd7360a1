package io.penstock.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The average time to the repayment of principal, each payment weighted by its amount.
 *
 * <p>The result is in the unit of the times. Which times a date has is a term of the deal: see {@link TimeBasis}.
 *
 * <p>Source: The Bond Market Association, Uniform Practices, Standard Formulas, SF-50 and SF-56.
 */
public final class WeightedAverageLife {

    private WeightedAverageLife() {}

    /**
     * The general convention: flows with their sign, so that interest added to the balance counts as negative
     * principal. Nothing if the flows add up to zero.
     */
    public static OptionalDouble of(List<Cashflow> principal) {
        return of(principal, total(principal));
    }

    /** As {@link #of(List)}, over a given balance: a decrement table divides by the original balance of the class. */
    public static OptionalDouble of(List<Cashflow> principal, double balance) {
        double weighted = 0;
        for (var flow : principal) {
            weighted += flow.time() * flow.amount();
        }
        return balance == 0 ? OptionalDouble.empty() : OptionalDouble.of(weighted / balance);
    }

    /** The convention for accrual (Z) bonds: positive flows only, in the numerator and below it. */
    public static OptionalDouble ofAccrualBond(List<Cashflow> principal) {
        return of(principal.stream().filter(flow -> flow.amount() > 0).toList());
    }

    /**
     * The principal in payments of principal and interest together: what a payment lacks to the interest of its period
     * is a negative principal payment on its date.
     *
     * @param payments one per period, in order
     * @param ratePerPeriod as a decimal: {@code 0.10} is 10 % for each period
     */
    public static List<Cashflow> principal(double balance, double ratePerPeriod, List<Cashflow> payments) {
        var principal = new ArrayList<Cashflow>();
        double open = balance;
        for (var payment : payments) {
            double paid = payment.amount() - open * ratePerPeriod;
            principal.add(new Cashflow(payment.time(), paid));
            open -= paid;
        }
        return List.copyOf(principal);
    }

    private static double total(List<Cashflow> flows) {
        double total = 0;
        for (var flow : flows) {
            total += flow.amount();
        }
        return total;
    }
}
