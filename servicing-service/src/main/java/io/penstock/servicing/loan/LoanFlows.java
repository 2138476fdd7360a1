package io.penstock.servicing.loan;

/**
 * What happened to one loan in one collection period. Minor units. Balance at the end = begin − scheduled − prepaid −
 * adjustment − charged off − repurchased.
 *
 * @param scheduledPrincipal that fell due
 * @param prepaidPrincipal paid before it fell due
 * @param adjustment what left the balance without cash; below zero where it was raised
 * @param chargedOff principal given up
 * @param recovery cash after default, from borrower and collateral, less costs; may be below zero
 * @param fees cash of the borrower that is neither interest nor principal
 * @param repurchased principal that the seller bought back
 */
public record LoanFlows(
        long interest,
        long scheduledPrincipal,
        long prepaidPrincipal,
        long adjustment,
        long chargedOff,
        long recovery,
        long fees,
        long repurchased) {

    /** A month in which nothing happened. */
    public static final LoanFlows NONE = new LoanFlows(0, 0, 0, 0, 0, 0, 0, 0);

    /** What reduces the balance. */
    public long reduction() {
        return Math.addExact(Math.addExact(principal(), adjustment), Math.addExact(chargedOff, repurchased));
    }

    public long principal() {
        return Math.addExact(scheduledPrincipal, prepaidPrincipal);
    }

    /** Cash that came in, less costs. */
    public long cash() {
        return Math.addExact(
                Math.addExact(Math.addExact(interest, principal()), Math.addExact(recovery, fees)), repurchased);
    }
}
