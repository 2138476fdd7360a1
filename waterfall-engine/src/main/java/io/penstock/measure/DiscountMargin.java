package io.penstock.measure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The margin over its index at which a floating-rate cash flow is worth its price, when each period is discounted with
 * simple interest at index plus margin.
 *
 * <p>Index and margin are decimals per annum, in the year of the flows' times: an index quoted on actual/360 is
 * multiplied by 365/360 for flows timed on 30/360.
 *
 * <p>Source: The Bond Market Association, Uniform Practices, Standard Formulas, SF-53 and SF-54.
 */
public final class DiscountMargin {

    private DiscountMargin() {}

    /** The price at a margin, under one index for all periods. Infinite where a period would shrink to nothing. */
    public static double price(List<Cashflow> flows, double index, double margin) {
        return price(flows, time -> index, margin);
    }

    /**
     * The price at a margin, under an index that changes.
     *
     * @param flows in order of time, none before settlement
     * @param index the rate of the period that ends at the given time
     * @throws IllegalArgumentException if the flows are out of order
     */
    public static double price(List<Cashflow> flows, DoubleUnaryOperator index, double margin) {
        double sum = 0;
        double growth = 1;
        double before = 0;
        for (var flow : flows) {
            double period = flow.time() - before;
            if (period < 0) {
                throw new IllegalArgumentException("flow at " + flow.time() + " after one at " + before);
            }
            growth *= Math.max(0, 1 + (index.applyAsDouble(flow.time()) + margin) * period);
            sum += flow.amount() / growth;
            before = flow.time();
        }
        return sum;
    }

    /** The margin at which {@link #price(List, double, double)} gives this price, or nothing if there is none. */
    public static OptionalDouble atPrice(List<Cashflow> flows, double price, double index) {
        return atPrice(flows, price, time -> index);
    }

    /** The margin under an index that changes, or nothing if there is none. */
    public static OptionalDouble atPrice(List<Cashflow> flows, double price, DoubleUnaryOperator index) {
        return RateSearch.nearZero(margin -> price(flows, index, margin) - price);
    }
}
