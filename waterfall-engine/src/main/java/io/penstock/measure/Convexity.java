package io.penstock.measure;

import java.util.List;

/**
 * How much the duration of a price moves with the yield, in years squared.
 *
 * <p>Source: The Bond Market Association, Uniform Practices, Standard Formulas, SF-50.
 */
public final class Convexity {

    private Convexity() {}

    /** The second derivative of the price by the yield, over the price. */
    public static double of(List<Cashflow> flows, double yield, Compounding compounding) {
        double weighted = 0;
        for (var flow : flows) {
            double time = flow.time();
            weighted += time * (time + compounding.period()) * flow.amount() * compounding.discount(yield, time);
        }
        double growth = compounding.periodGrowth(yield);
        return weighted / (Yield.price(flows, yield, compounding) * growth * growth);
    }

    /** The same measured from two prices, as {@link Duration#effective}. */
    public static double effective(double price, double priceAfterFall, double priceAfterRise, double shift) {
        return (priceAfterFall + priceAfterRise - 2 * price) / (price * shift * shift);
    }
}
