package io.penstock.projection;

import java.math.BigDecimal;
import java.util.List;

/**
 * How fast borrowers default, month by month.
 *
 * <p>A curve is a unit and one figure or a vector of them; figure 1 belongs to the first projection month, or with
 * {@link #byAge} to the first month of the loan, and the last figure is held for ever. The SDA speed runs on
 * the age of the loan in either case.
 *
 * <p>Text form, for example {@code SDA 100}, {@code CDR 0.02}, {@code MDR byAge 0.001 0.002}: {@link #parse} reads
 * what {@link #toString} prints.
 */
public final class DefaultCurve {

    /** What the figures of the curve count. */
    public enum Unit {
        /** Share of the opening balance that defaults in one month; 0.01 is 1 %. */
        MDR,
        /** The same per annum; 0.02 is 2 %. */
        CDR,
        /** Percent of the standard default model; 100 is 100 SDA. A multiple scales the annual rate. */
        SDA
    }

    private final Unit unit;
    private final Figures figures;

    private DefaultCurve(Unit unit, Figures figures) {
        this.unit = unit;
        this.figures = figures;
    }

    /**
     * A constant, or a vector by projection month.
     *
     * @param figures decimals, none negative
     * @throws IllegalArgumentException if there is none, or one is negative or no number
     */
    public static DefaultCurve of(Unit unit, String... figures) {
        return new DefaultCurve(unit, Figures.of(figures));
    }

    /** No defaults. */
    public static DefaultCurve none() {
        return of(Unit.MDR, "0");
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static DefaultCurve parse(String text) {
        var words = List.of(text.strip().split("\\s+"));
        return new DefaultCurve(Unit.valueOf(words.getFirst()), Figures.parse(words.subList(1, words.size())));
    }

    /** The same figures, read by the loan's month and not by the projection's. */
    public DefaultCurve byAge() {
        return new DefaultCurve(unit, figures.byAge());
    }

    /** All figures times a stress multiple; annual rates are scaled as annual rates. */
    public DefaultCurve times(BigDecimal multiple) {
        return new DefaultCurve(unit, figures.times(multiple));
    }

    /**
     * Share of the balance that defaults in a month of one twelfth of a year, at most 1.
     *
     * @param month projection month, from 1
     * @param age whole months since origination at the start of that month
     */
    public double mdr(int month, int age) {
        double figure = figures.at(month, age);
        return switch (unit) {
            case MDR -> Math.min(1, figure);
            case CDR, SDA -> RateConversion.smmFromCpr(cdr(figure, age));
        };
    }

    /** True if the rate of a loan is told by its age, whichever month it is. */
    boolean followsAge() {
        return figures.followsAge();
    }

    /** True if all loans have the same rate in a month. */
    boolean followsMonth() {
        return figures.followsMonth() && !(unit == Unit.SDA);
    }

    /** Fills the rates of months 1 to the end for loans that begin at {@code age}; index 0 stays unused. */
    void fill(double[] rates, int age, PeriodLengths periods) {
        boolean annual = unit != Unit.MDR;
        if (annual) {
            periods.fillFromAnnual(rates, month -> cdr(figures.at(month, age + month - 1), age + month - 1));
            return;
        }
        for (int month = 1; month < rates.length; month++) {
            rates[month] = mdr(month, age + month - 1);
        }
    }

    boolean isZero() {
        return figures.isZero();
    }

    private double cdr(double figure, int age) {
        return unit == Unit.SDA ? RateConversion.cdrFromSda(figure / 100, age) : Math.min(1, figure);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DefaultCurve c && c.unit == unit && c.figures.equals(figures);
    }

    @Override
    public int hashCode() {
        return 31 * unit.name().hashCode() + figures.hashCode();
    }

    @Override
    public String toString() {
        return unit + " " + figures;
    }
}
