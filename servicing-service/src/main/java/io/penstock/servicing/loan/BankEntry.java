package io.penstock.servicing.loan;

import io.penstock.kernel.Money;
import java.time.LocalDate;

/**
 * One movement of the collections account. Names of payers are not kept.
 *
 * @param reference of the bank ({@code AcctSvcrRef}, or {@code NtryRef}); names the entry for ever within its account
 * @param amount more than zero: cash in, or out if it is a debit
 * @param reversal whether it takes an earlier entry of this reference back ({@code RvslInd})
 * @param purpose end-to-end id of the payment; {@code COLLECTIONS-2020-08} sends it to a period; empty if there is none
 */
public record BankEntry(
        String reference, Money amount, boolean debit, boolean reversal, LocalDate bookingDate, String purpose) {}
