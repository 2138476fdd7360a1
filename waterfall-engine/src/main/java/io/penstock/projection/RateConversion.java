package io.penstock.projection;

/**
 * Converts between the market's measures of prepayment and default. All figures are decimals: an SMM of 0.01 is 1 %
 * a month, a PSA of 1.5 is 150 PSA, an ABS speed of 0.013 is 1.3 % ABS.
 *
 * <p>Source: SIFMA (Bond Market Association), Standard Formulas 1999, SF-5 to SF-20. The speed models run on the age
 * of the loan in whole months at the start of the month; the market's MONTH is age + 1. Powers are taken with
 * {@link StrictMath}, so that the last digit is the same on every platform.
 */
public final class RateConversion {

    /** 6 % CPR from month 30 on is 100 PSA. */
    private static final double PSA_STEP = 0.002;

    /** Binary arithmetic must not leave a crumb of a loan where the speed is an exact fraction of the age. */
    private static final double TIE = 1e-12;

    private RateConversion() {}

    /** Annual rate of a rate that applies twelve times: {@code 1 − (1 − smm)^12}. Also CDR from MDR. */
    public static double cprFromSmm(double smm) {
        return 1 - StrictMath.pow(1 - smm, 12);
    }

    /** Monthly rate of an annual one: {@code 1 − (1 − cpr)^(1/12)}. Also MDR from CDR. */
    public static double smmFromCpr(double cpr) {
        return 1 - StrictMath.pow(1 - cpr, 1.0 / 12);
    }

    /** Rate of a period of some days of an annual rate: {@code 1 − (1 − annual)^(days/365)}. */
    public static double rateOfDays(double annual, long days) {
        return 1 - survivor(annual, days);
    }

    /** Share that is left after some days at an annual rate: {@code (1 − annual)^(days/365)}. */
    public static double survivor(double annual, long days) {
        return StrictMath.pow(1 - annual, days / 365.0);
    }

    /** Annual prepayment rate at a PSA speed: the speed × 0.2 % × MONTH, level from month 30; at most 1. */
    public static double cprFromPsa(double psa, int age) {
        return Math.min(1, psa * (PSA_STEP * Math.clamp(age + 1L, 1, 30)));
    }

    /** PSA speed at which a loan of this age prepays at the annual rate. */
    public static double psaFromCpr(double cpr, int age) {
        return cpr / (PSA_STEP * Math.clamp(age + 1L, 1, 30));
    }

    /** Monthly rate at an ABS speed: {@code abs / (1 − abs × age)}, or 1 when no more than {@code abs} is left. */
    public static double smmFromAbs(double abs, int age) {
        double left = 1 - abs * age;
        return left <= abs * (1 + TIE) ? 1 : abs / left;
    }

    /** ABS speed at which a loan of this age prepays at the monthly rate: {@code smm / (1 + smm × age)}. */
    public static double absFromSmm(double smm, int age) {
        return smm / (1 + smm * age);
    }

    /**
     * Annual default rate at an SDA speed: the speed × 0.02 % a month up to 0.60 % in month 30, level to month 60,
     * falling to 0.03 % in month 120, level after; at most 1.
     */
    public static double cdrFromSda(double sda, int age) {
        int month = age + 1;
        double standard;
        if (month <= 30) {
            standard = 0.0002 * month;
        } else if (month <= 60) {
            standard = 0.006;
        } else if (month <= 120) {
            standard = 0.006 - 0.0057 * (month - 60) / 60;
        } else {
            standard = 0.0003;
        }
        return Math.min(1, sda * standard);
    }
}
