package io.penstock.projection.deal;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A figure of each payment date, from the first one on; the last is held for ever.
 *
 * @param figures exact decimals, at least one
 */
public record Series(List<BigDecimal> figures) {

    /** Refuses an empty list, and makes equal figures equal records. */
    public Series {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("a series has at least one figure");
        }
        figures = figures.stream().map(BigDecimal::stripTrailingZeros).toList();
    }

    /**
     * A series of decimals.
     *
     * @throws IllegalArgumentException if there is none, or one is no decimal
     */
    public static Series of(String... figures) {
        return new Series(Arrays.stream(figures).map(BigDecimal::new).toList());
    }

    /** The figure of a payment date, from 1. */
    public BigDecimal at(int paymentNumber) {
        return figures.get(Math.min(paymentNumber, figures.size()) - 1);
    }

    /**
     * The first payment dates' figures times a power of ten, as whole numbers.
     *
     * @param decimals digits after the point that are kept
     * @throws ArithmeticException if a figure has more digits than that, or leaves the range of a long
     */
    long[] scaled(int decimals, int paymentDates) {
        var scaled = new long[paymentDates];
        for (int i = 0; i < paymentDates; i++) {
            scaled[i] = i < figures.size() || i == 0 ? whole(figures.get(i), decimals) : scaled[i - 1];
        }
        return scaled;
    }

    private static long whole(BigDecimal figure, int decimals) {
        try {
            return figure.movePointRight(decimals).longValueExact();
        } catch (ArithmeticException e) {
            throw new ArithmeticException(
                    figure.toPlainString() + " has more than " + decimals + " decimals or is too large");
        }
    }

    /** The figures with blanks between, as a scenario writes them. */
    @Override
    public String toString() {
        return figures.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" "));
    }
}
