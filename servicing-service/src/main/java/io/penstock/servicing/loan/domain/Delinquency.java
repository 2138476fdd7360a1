package io.penstock.servicing.loan.domain;

import io.penstock.servicing.loan.LoanAccount;

/**
 * Days past due at the end of a collection period.
 *
 * <p>Cash below one scheduled payment leaves the month missed: 30 days more. The first scheduled payment of a month
 * answers for that month, and every further one takes 30 days off. Once less than 30 days are left after a full payment
 * the loan is up to date.
 */
final class Delinquency {

    static final int DAYS_PER_MISSED_PAYMENT = 30;

    private Delinquency() {}

    /**
     * Days past due after the period.
     *
     * @param paid cash of the borrower in the period, minor units
     */
    static int daysPastDue(LoanAccount opening, long paid) {
        if (paid == 0 || paid < opening.scheduledPayment()) {
            return Math.addExact(opening.daysPastDue(), DAYS_PER_MISSED_PAYMENT);
        }
        if (opening.scheduledPayment() == 0) {
            return 0;
        }
        long cured = (paid / opening.scheduledPayment() - 1) * DAYS_PER_MISSED_PAYMENT;
        long left = opening.daysPastDue() - cured;
        return left < DAYS_PER_MISSED_PAYMENT ? 0 : (int) left;
    }
}
