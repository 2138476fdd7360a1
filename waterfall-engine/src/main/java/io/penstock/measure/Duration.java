package io.penstock.measure;

import java.util.List;

/**
 * How much a price moves with the yield.
 *
 * <p>All three are in years, which is the same as per cent of price for one point of yield.
 *
 * <p>Source: The Bond Market Association, Uniform Practices, Standard Formulas, SF-50.
 */
public final class Duration {

    private Duration() {}

    /** The average time of the flows, each weighted by its present value. */
    public static double macaulay(List<Cashflow> flows, double yield, Compounding compounding) {
        double weighted = 0;
        for (var flow : flows) {
            weighted += flow.time() * flow.amount() * compounding.discount(yield, flow.time());
        }
        return weighted / Yield.price(flows, yield, compounding);
    }

    /** Minus the derivative of the price by the yield, over the price. */
    public static double modified(List<Cashflow> flows, double yield, Compounding compounding) {
        return macaulay(flows, yield, compounding) / compounding.periodGrowth(yield);
    }

    /**
     * The same measured from two prices, for flows that change with the rate because borrowers prepay.
     *
     * @param shift of the rate, up and down, as a decimal: {@code 0.0025} is 25 basis points
     */
    public static double effective(double price, double priceAfterFall, double priceAfterRise, double shift) {
        return (priceAfterFall - priceAfterRise) / (2 * price * shift);
    }
}
