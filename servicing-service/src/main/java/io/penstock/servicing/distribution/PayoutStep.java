package io.penstock.servicing.distribution;

/**
 * One transaction of a payout, in the order of the list that holds it.
 *
 * @param effectKey names it on chain, where it can happen once
 * @param subject number of the batch from 1 for PAY, class name for FACTOR, else empty
 */
public record PayoutStep(Kind kind, String subject, String effectKey) {

    /** What the transaction does. */
    public enum Kind {
        /** Cash from the deal's accounts into the escrow of the distribution. */
        DECLARE,
        /** From escrow to at most 100 payees. */
        PAY,
        /** The new balance of a class. */
        FACTOR
    }
}
