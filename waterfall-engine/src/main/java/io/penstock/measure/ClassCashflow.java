package io.penstock.measure;

import java.time.LocalDate;

/**
 * What one payment date brought to one class.
 *
 * @param interestDue for this period alone, without what earlier dates left unpaid
 * @param interestPaid including arrears
 * @param writeDown of the balance, positive; negative when an earlier one is reversed
 */
public record ClassCashflow(
        LocalDate date, double interestDue, double interestPaid, double principalPaid, double writeDown) {}
