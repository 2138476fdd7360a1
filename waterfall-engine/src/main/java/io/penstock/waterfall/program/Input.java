package io.penstock.waterfall.program;

/**
 * A figure that comes into a program with each payment date. Amounts of money are minor units of the deal currency,
 * rates are multiplied by {@value #RATE_UNIT}, flags are 1 or 0.
 *
 * @param name of the source, index or declared figure; empty for the pool
 */
public record Input(Kind kind, String name) {

    /** Rates from outside have at most ten decimals; as whole numbers they are so many times larger. */
    public static final long RATE_UNIT = 10_000_000_000L;

    public static final Input POOL_BEGIN = new Input(Kind.POOL_BEGIN, "");
    public static final Input POOL_DEFAULTED = new Input(Kind.POOL_DEFAULTED, "");
    public static final Input POOL_END = new Input(Kind.POOL_END, "");
    public static final Input POOL_CUT_OFF = new Input(Kind.POOL_CUT_OFF, "");
    public static final Input POOL_DELINQUENT_30 = new Input(Kind.POOL_DELINQUENT_30, "");
    public static final Input POOL_DELINQUENT_60 = new Input(Kind.POOL_DELINQUENT_60, "");
    public static final Input POOL_DELINQUENT_90 = new Input(Kind.POOL_DELINQUENT_90, "");
    public static final Input POOL_COUNT = new Input(Kind.POOL_COUNT, "");

    /** What an input is. The kinds from {@link #DAYS} on are filled by the program itself, from the calendar. */
    public enum Kind {
        SOURCE,
        POOL_BEGIN,
        POOL_DEFAULTED,
        POOL_END,
        POOL_CUT_OFF,
        POOL_DELINQUENT_30,
        POOL_DELINQUENT_60,
        POOL_DELINQUENT_90,
        POOL_COUNT,
        FIXING,
        DECLARED,
        /** Whether a call is exercised. */
        EXERCISED,
        /** Numerator of the year fraction of a class. */
        DAYS,
        /** The coupon of a class whose rate steps up. */
        STEPPED_RATE,
        /** Whether the scheduled final payment date of a class has come. */
        IS_FINAL,
        PAYMENT_NUMBER,
        PAYMENT_DATE,
        PAYMENT_DAYS,
        PAYMENT_DAYS_360;

        boolean isMoney() {
            return switch (this) {
                case SOURCE,
                        POOL_BEGIN,
                        POOL_DEFAULTED,
                        POOL_END,
                        POOL_CUT_OFF,
                        POOL_DELINQUENT_30,
                        POOL_DELINQUENT_60,
                        POOL_DELINQUENT_90 -> true;
                default -> false;
            };
        }
    }

    /** Cash that a source brings. */
    public static Input source(String name) {
        return new Input(Kind.SOURCE, name);
    }

    /** The fixing of an index. */
    public static Input fixing(String index) {
        return new Input(Kind.FIXING, index);
    }

    /** A figure that the document declares. */
    public static Input declared(String name) {
        return new Input(Kind.DECLARED, name);
    }
}
