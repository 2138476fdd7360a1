package io.penstock.servicing.loan;

import io.penstock.kernel.Money;
import java.time.YearMonth;

/**
 * Cash of a collection period that no borrower paid: income on accounts, a servicer's advance, a hedge payment, a draw on a
 * guarantee.
 *
 * @param source as the deal document names it: {@code "investmentIncome"}
 * @param amount more than zero, in the pool's currency
 * @param bankReference of the credit on the account; names the receipt for ever within its deal, and no person
 */
public record Receipt(YearMonth collectionPeriod, String source, Money amount, String bankReference) {}
