package io.penstock.servicing.loan;

/**
 * How a deal reads its servicer's reports.
 *
 * @param rounding most by which a row may fail to add up, minor units; such differences become adjustments. 0 for files
 *     to the cent; some servicers' files carry eight digits only
 * @param begin what is done where a row begins elsewhere than the books ended
 * @param definition when a loan is in default
 */
public record ReportTerms(long rounding, Begin begin, DefaultDefinition definition) {

    /** What is done where a row begins elsewhere than the books ended. */
    public enum Begin {
        /** The file is refused. */
        REFUSE,
        /** The difference is booked as an adjustment and found. */
        ADJUST
    }

    /** To the cent; default at charge-off, repossession or bankruptcy, or when 120 days past due. */
    public static final ReportTerms STANDARD = new ReportTerms(0, Begin.REFUSE, DefaultDefinition.STANDARD);

    public ReportTerms {
        if (rounding < 0) {
            throw new IllegalArgumentException("rounding may not be negative: " + rounding);
        }
    }
}
