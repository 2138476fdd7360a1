package io.penstock.projection;

import java.math.BigDecimal;
import java.util.List;

/**
 * How fast borrowers repay early, month by month.
 *
 * <p>A curve is a unit and one figure or a vector of them; figure 1 belongs to the first projection month, or with
 * {@link #byAge} to the first month of the loan, and the last figure is held for ever. Speeds of PSA and ABS run on
 * the age of the loan in either case.
 *
 * <p>Text form, for example {@code PSA 150}, {@code CPR 0.06}, {@code SMM byAge 0.001 0.002}: {@link #parse} reads
 * what {@link #toString} prints.
 */
public final class PrepaymentCurve {

    /** What the figures of the curve count. */
    public enum Unit {
        /** Share of the balance after scheduled principal that prepays in one month; 0.01 is 1 %. */
        SMM,
        /** The same per annum; 0.06 is 6 %. */
        CPR,
        /** Percent of the standard prepayment model; 150 is 150 PSA. */
        PSA,
        /** Share of the original loans that prepay each month; 0.013 is 1.3 % ABS. */
        ABS
    }

    private final Unit unit;
    private final Figures figures;

    private PrepaymentCurve(Unit unit, Figures figures) {
        this.unit = unit;
        this.figures = figures;
    }

    /**
     * A constant, or a vector by projection month.
     *
     * @param figures decimals, none negative
     * @throws IllegalArgumentException if there is none, or one is negative or no number
     */
    public static PrepaymentCurve of(Unit unit, String... figures) {
        return new PrepaymentCurve(unit, Figures.of(figures));
    }

    /** No prepayments. */
    public static PrepaymentCurve none() {
        return of(Unit.SMM, "0");
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static PrepaymentCurve parse(String text) {
        var words = List.of(text.strip().split("\\s+"));
        return new PrepaymentCurve(Unit.valueOf(words.getFirst()), Figures.parse(words.subList(1, words.size())));
    }

    /** The same figures, read by the loan's month and not by the projection's. */
    public PrepaymentCurve byAge() {
        return new PrepaymentCurve(unit, figures.byAge());
    }

    /** All figures times a stress multiple; annual rates are scaled as annual rates. */
    public PrepaymentCurve times(BigDecimal multiple) {
        return new PrepaymentCurve(unit, figures.times(multiple));
    }

    /**
     * Share of the balance that prepays in a month of one twelfth of a year, at most 1.
     *
     * @param month projection month, from 1
     * @param age whole months since origination at the start of that month
     */
    public double smm(int month, int age) {
        double figure = figures.at(month, age);
        return switch (unit) {
            case SMM -> Math.min(1, figure);
            case CPR, PSA -> RateConversion.smmFromCpr(cpr(figure, age));
            case ABS -> RateConversion.smmFromAbs(figure, age);
        };
    }

    /** True if the rate of a loan is told by its age, whichever month it is. */
    boolean followsAge() {
        return figures.followsAge();
    }

    /** True if all loans have the same rate in a month. */
    boolean followsMonth() {
        return figures.followsMonth() && !(unit == Unit.PSA || unit == Unit.ABS);
    }

    /** Fills the rates of months 1 to the end for loans that begin at {@code age}; index 0 stays unused. */
    void fill(double[] rates, int age, PeriodLengths periods) {
        boolean annual = unit == Unit.CPR || unit == Unit.PSA;
        if (annual) {
            periods.fillFromAnnual(rates, month -> cpr(figures.at(month, age + month - 1), age + month - 1));
            return;
        }
        for (int month = 1; month < rates.length; month++) {
            rates[month] = smm(month, age + month - 1);
        }
    }

    private double cpr(double figure, int age) {
        return unit == Unit.PSA ? RateConversion.cprFromPsa(figure / 100, age) : Math.min(1, figure);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrepaymentCurve c && c.unit == unit && c.figures.equals(figures);
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
