package io.penstock.measure;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The constant rate at which a cash flow is worth its price.
 *
 * <p>Prices are full prices, in the unit of the flows. Rates are per annum, as decimals. Errors of a price and of a
 * yield are those of {@code double}, some 1e-13 of the figure.
 *
 * <p>Source: The Bond Market Association, Uniform Practices, Standard Formulas, SF-50 and SF-51.
 */
public final class Yield {

    private Yield() {}

    /** The sum of the flows, each discounted to settlement at the yield. */
    public static double price(List<Cashflow> flows, double yield, Compounding compounding) {
        return present(flows, compounding.toContinuous(yield));
    }

    /**
     * The yield at which {@link #price} gives this price, or nothing if there is none: a flow that never pays has no
     * yield. If some flows are negative there may be several; then it is one near zero.
     */
    public static OptionalDouble atPrice(List<Cashflow> flows, double price, Compounding compounding) {
        var rate = RateSearch.nearZero(continuous -> present(flows, continuous) - price);
        return rate.isPresent()
                ? OptionalDouble.of(compounding.fromContinuous(rate.getAsDouble()))
                : OptionalDouble.empty();
    }

    /** The semi-annual yield of a mortgage yield, which is compounded monthly. */
    public static double bondEquivalent(double mortgageYield) {
        return Compounding.MONTHLY.convert(mortgageYield, Compounding.SEMI_ANNUAL);
    }

    /** The monthly yield of a bond-equivalent yield, which is compounded twice a year. */
    public static double mortgage(double bondEquivalentYield) {
        return Compounding.SEMI_ANNUAL.convert(bondEquivalentYield, Compounding.MONTHLY);
    }

    private static double present(List<Cashflow> flows, double continuous) {
        double sum = 0;
        for (var flow : flows) {
            sum += flow.amount() * StrictMath.exp(-continuous * flow.time());
        }
        return sum;
    }
}
