package io.penstock.projection;

import java.math.BigDecimal;
import java.util.List;

/**
 * Share of the balance at default that is lost, by the month of the default: 0.20 loses 20 %.
 *
 * <p>A constant, a vector by projection month, or with {@link #byAge} a vector by the month of the loan; the last
 * figure is held. Text form as {@code 0.35} or {@code byAge 0.5 0.4 0.3}.
 */
public final class SeverityCurve {

    private final Figures figures;

    private SeverityCurve(Figures figures) {
        if (figures.largest() > 1) {
            throw new IllegalArgumentException("a severity is at most 1: " + figures);
        }
        this.figures = figures;
    }

    /**
     * A constant, or a vector by projection month.
     *
     * @throws IllegalArgumentException if there is no figure, or one is below 0, above 1 or no number
     */
    public static SeverityCurve of(String... figures) {
        return new SeverityCurve(Figures.of(figures));
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static SeverityCurve parse(String text) {
        return new SeverityCurve(Figures.parse(List.of(text.strip().split("\\s+"))));
    }

    public SeverityCurve byAge() {
        return new SeverityCurve(figures.byAge());
    }

    /**
     * All figures times a stress multiple.
     *
     * @throws IllegalArgumentException if one of them passes 1
     */
    public SeverityCurve times(BigDecimal multiple) {
        return new SeverityCurve(figures.times(multiple));
    }

    /**
     * Share lost of a default in this month.
     *
     * @param month projection month, from 1
     * @param age whole months since origination at the start of that month
     */
    public double severity(int month, int age) {
        return figures.at(month, age);
    }

    boolean followsMonth() {
        return figures.followsMonth();
    }

    double largest() {
        return figures.largest();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeverityCurve c && c.figures.equals(figures);
    }

    @Override
    public int hashCode() {
        return figures.hashCode();
    }

    @Override
    public String toString() {
        return figures.toString();
    }
}
