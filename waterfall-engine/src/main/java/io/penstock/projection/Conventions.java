package io.penstock.projection;

/**
 * In which order the events of a month fall, and how long a month is. The named presets are the conventions that
 * published figures were computed with; a deal that differs makes its own.
 *
 * <p>Source: design/WATERFALL.md, section 10.2.
 *
 * @param name stands in results and in the text of a scenario
 * @param order order of default, scheduled principal and prepayment
 * @param rates how an annual rate becomes the rate of a period
 * @param interest how long an interest period is
 * @param defaults whether loans may default at all
 * @param defaultsStopBeforeMaturity true if no loan defaults in its last months, as many as the recovery takes
 */
public record Conventions(
        String name,
        EventOrder order,
        PeriodRates rates,
        InterestPeriods interest,
        boolean defaults,
        boolean defaultsStopBeforeMaturity) {

    /** Order of the events of one month. */
    public enum EventOrder {
        /** Defaults on the opening balance; amortization of the rest; prepayment on the amortised opening balance. */
        DEFAULT_AND_PREPAYMENT_ON_OPENING,
        /** Defaults on the opening balance; amortization of the rest; prepayment on what is left. */
        DEFAULT_AMORTIZATION_PREPAYMENT,
        /** Prepayment on the opening balance; amortization of the rest; defaults on what is left. */
        PREPAYMENT_AMORTIZATION_DEFAULT
    }

    /** How an annual rate becomes the rate of a period. Monthly rates stay as they are. */
    public enum PeriodRates {
        /** {@code 1 − (1 − annual)^(1/12)}. */
        MONTHLY,
        /** {@code 1 − (1 − annual)^(days/365)}. */
        DAYS_365
    }

    /** Length of an interest period. */
    public enum InterestPeriods {
        MONTHLY,
        ACTUAL_360,
        ACTUAL_365
    }

    /** Standard default cash flows of the Bond Market Association, SF-17 to SF-37. */
    public static final Conventions SIFMA = new Conventions(
            "SIFMA",
            EventOrder.DEFAULT_AND_PREPAYMENT_ON_OPENING,
            PeriodRates.MONTHLY,
            InterestPeriods.MONTHLY,
            true,
            true);

    /** Each event on what the one before has left. */
    public static final Conventions SEQUENTIAL = new Conventions(
            "SEQUENTIAL",
            EventOrder.DEFAULT_AMORTIZATION_PREPAYMENT,
            PeriodRates.MONTHLY,
            InterestPeriods.MONTHLY,
            true,
            false);

    /** Tables of a prospectus: thirty-day months and no defaults. */
    public static final Conventions PROSPECTUS_30 = new Conventions(
            "PROSPECTUS_30",
            EventOrder.DEFAULT_AMORTIZATION_PREPAYMENT,
            PeriodRates.MONTHLY,
            InterestPeriods.MONTHLY,
            false,
            false);

    /** Rates and interest by the days of the calendar months that follow the cut-off date. */
    public static final Conventions ACTUAL_CALENDAR = new Conventions(
            "ACTUAL_CALENDAR",
            EventOrder.DEFAULT_AMORTIZATION_PREPAYMENT,
            PeriodRates.DAYS_365,
            InterestPeriods.ACTUAL_365,
            true,
            false);

    /** The reading of Hastructure: run it to explain a difference. */
    public static final Conventions PREPAY_FIRST_DAYS_365 = new Conventions(
            "PREPAY_FIRST_DAYS_365",
            EventOrder.PREPAYMENT_AMORTIZATION_DEFAULT,
            PeriodRates.DAYS_365,
            InterestPeriods.MONTHLY,
            true,
            false);

    /** True if the days of a period matter, so that a scenario needs its cut-off date. */
    public boolean needsDates() {
        return rates == PeriodRates.DAYS_365 || interest != InterestPeriods.MONTHLY;
    }

    /**
     * The preset with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Conventions preset(String name) {
        return switch (name) {
            case "SIFMA" -> SIFMA;
            case "SEQUENTIAL" -> SEQUENTIAL;
            case "PROSPECTUS_30" -> PROSPECTUS_30;
            case "ACTUAL_CALENDAR" -> ACTUAL_CALENDAR;
            case "PREPAY_FIRST_DAYS_365" -> PREPAY_FIRST_DAYS_365;
            default -> throw new IllegalArgumentException("no convention is named " + name);
        };
    }
}
