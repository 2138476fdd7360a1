package io.penstock.servicing.loan;

import io.penstock.kernel.Money;
import java.util.Optional;

/**
 * The sums of one collection period over all loans.
 *
 * <p>Cash of the file = interest + principal + repurchases + fees + recoveries, and pool balance at the end = begin −
 * principal − repurchases − gross loss − adjustments; {@code LoanBook} refuses totals for which either does not hold.
 *
 * @param rows of the file, header not counted
 * @param amount cash of the file
 * @param principalCollections scheduled and prepaid
 * @param recoveries cash on loans in default, from borrower and collateral, less its costs: below zero where costs were
 *     higher; not part of the pool roll
 * @param grossLoss balances charged off in the period
 * @param loanCount loans with a balance at the end
 * @param delinquentBalance end balance of loans more than 30 days past due
 * @param delinquent30 end balance of loans 30 to 59 days past due, as deal documents count
 * @param delinquent60 60 to 89 days
 * @param delinquent90 90 days and more
 * @param scheduledPrincipal the part of {@code principalCollections} that fell due; empty for periods that were imported
 *     before it was counted
 * @param repurchases balances that the seller bought back, paid in cash
 * @param fees cash of borrowers that is neither interest nor principal
 * @param adjustments what else left the pool without cash; below zero where balances were raised
 * @param findings rows that were accepted and need somebody's look
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
        Money delinquent90,
        Optional<Money> scheduledPrincipal,
        Money repurchases,
        Money fees,
        Money adjustments,
        int findings) {

    /** Totals of a period in which borrowers paid interest and principal, and nothing else happened. */
    public CollectionTotals(
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
            Money delinquent90) {
        this(
                rows,
                amount,
                interestCollections,
                principalCollections,
                recoveries,
                grossLoss,
                poolBalanceBegin,
                poolBalanceEnd,
                loanCount,
                delinquentBalance,
                delinquent30,
                delinquent60,
                delinquent90,
                Optional.empty(),
                Money.zero(amount.currency()),
                Money.zero(amount.currency()),
                Money.zero(amount.currency()),
                0);
    }

    /** Principal paid before it fell due; empty where {@code scheduledPrincipal} is. */
    public Optional<Money> prepaidPrincipal() {
        return scheduledPrincipal.map(principalCollections::minus);
    }
}
