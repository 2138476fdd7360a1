package io.penstock.servicing.loan;

import io.penstock.kernel.Money;

/**
 * The sums of one collection period over all loans.
 *
 * <p>Cash of the file = interest + principal + recoveries, and pool balance at the end = begin − principal − gross loss;
 * {@code LoanBook} refuses totals for which either does not hold.
 *
 * @param rows of the file, header not counted
 * @param amount cash of the file
 * @param principalCollections scheduled and prepaid
 * @param recoveries cash received after default; not part of the pool roll
 * @param grossLoss balances charged off in the period
 * @param loanCount loans with a balance at the end
 * @param delinquentBalance end balance of loans more than 30 days past due
 * @param delinquent30 end balance of loans 30 to 59 days past due, as deal documents count
 * @param delinquent60 60 to 89 days
 * @param delinquent90 90 days and more
 */
public record CollectionTotals(
        int rows,
        Money amount,
        Money interestCollections,
        Money principalCollections,
        Money recoveries,
        Money grossLoss,
        Money poolBalanceBegin,
        Money poolBalanceEnd,
        int loanCount,
        Money delinquentBalance,
        Money delinquent30,
        Money delinquent60,
        Money delinquent90) {}
