package io.penstock.projection;

/**
 * How a projection was computed and why. Both engines give the same figures within 1e-12 of each.
 *
 * @param engine which engine ran
 * @param reason in words, for the report
 */
public record Method(Engine engine, String reason) {

    /** The two ways through the loans. */
    public enum Engine {
        /** Each loan's balance is carried through every month of every scenario. */
        LOAN_LEVEL,
        /** The contractual balances are summed by age and segment once; a scenario runs on the sums. */
        COLLAPSED_BY_AGE
    }

    @Override
    public String toString() {
        return engine + ": " + reason;
    }
}
