package io.penstock.issuance.pool.domain.eligibility;

import java.math.BigDecimal;

/** A condition that the pool meets as a whole. Shares are of the balance of the pool; bounds are inclusive. */
public sealed interface Limit {

    /** Name of the limit in reasons and reports. */
    String code();

    /**
     * No value of a field has more than this share. Loans without a value count as one value of their own.
     *
     * @param max fraction of one
     */
    record Share(String code, LoanField by, BigDecimal max) implements Limit {}

    /**
     * The largest {@code count} values of a field together have at most this share. Loans without a value count as one
     * value of their own.
     *
     * @param max fraction of one
     */
    record Top(String code, int count, LoanField by, BigDecimal max) implements Limit {}

    /**
     * Loans that meet a condition have at most this share; those for which it is unknown count as meeting it.
     *
     * @param max fraction of one
     */
    record Bucket(String code, Condition where, BigDecimal max) implements Limit {}

    /**
     * The average of a numeric field, weighted by balance, is on one side of a bound. Loans without the value are left
     * out of the average.
     *
     * @param bound major units, a fraction of one, or a whole number, as rules write the field
     * @param atMost whether the bound is the highest allowed; the lowest if not
     */
    record Average(String code, LoanField of, BigDecimal bound, boolean atMost) implements Limit {}
}
