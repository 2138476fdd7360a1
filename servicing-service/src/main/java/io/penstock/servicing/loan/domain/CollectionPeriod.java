package io.penstock.servicing.loan.domain;

import static io.penstock.servicing.loan.LoanBookRejection.CASH_DIFFERS;
import static io.penstock.servicing.loan.LoanBookRejection.CASH_NEGATIVE;
import static io.penstock.servicing.loan.LoanBookRejection.CLOSER_IMPORTED;
import static io.penstock.servicing.loan.LoanBookRejection.CONTROL_AMOUNT_DIFFERS;
import static io.penstock.servicing.loan.LoanBookRejection.CONTROL_ROWS_DIFFER;
import static io.penstock.servicing.loan.LoanBookRejection.CURRENCY_DIFFERS;
import static io.penstock.servicing.loan.LoanBookRejection.POOL_ROLL_DIFFERS;

import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.LoanBookCommand.CloseCollectionPeriod;
import java.util.Optional;
import java.util.stream.Stream;

/** One collection period of a deal. */
public sealed interface CollectionPeriod {

    String fileHash();

    /** A file was applied; another may replace it. */
    record Imported(String fileHash, CollectionTotals totals, String stateHash, String importedBy)
            implements CollectionPeriod {}

    /**
     * The period is final.
     *
     * @param cash borrowers' and receipts
     * @param credited whether its cash is confirmed on chain
     */
    record Closed(String fileHash, CollectionTotals totals, Money cash, boolean credited) implements CollectionPeriod {}

    /** Why totals cannot be true: currency, pool roll, cash, its sign, in this order. */
    static Optional<Rejection> broken(CollectionTotals t, Money poolBalance) {
        boolean sameCurrency = Stream.of(
                        t.amount(),
                        t.interestCollections(),
                        t.principalCollections(),
                        t.recoveries(),
                        t.grossLoss(),
                        t.poolBalanceBegin(),
                        t.poolBalanceEnd(),
                        t.delinquentBalance(),
                        t.delinquent30(),
                        t.delinquent60(),
                        t.delinquent90(),
                        t.scheduledPrincipal().orElse(t.principalCollections()),
                        t.repurchases(),
                        t.fees(),
                        t.adjustments())
                .allMatch(money -> money.currency().equals(poolBalance.currency()));
        if (!sameCurrency) {
            return refusal(CURRENCY_DIFFERS, "the pool is in " + poolBalance.currency());
        }
        var end = t.poolBalanceBegin()
                .minus(t.principalCollections())
                .minus(t.repurchases())
                .minus(t.grossLoss())
                .minus(t.adjustments());
        if (!t.poolBalanceBegin().equals(poolBalance) || !end.equals(t.poolBalanceEnd())) {
            return refusal(
                    POOL_ROLL_DIFFERS,
                    "pool was " + poolBalance + ", begin " + t.poolBalanceBegin() + " - principal "
                            + t.principalCollections() + " - repurchased " + t.repurchases() + " - charged off "
                            + t.grossLoss() + " - adjusted " + t.adjustments() + " is not " + t.poolBalanceEnd());
        }
        var cash = t.interestCollections()
                .plus(t.principalCollections())
                .plus(t.repurchases())
                .plus(t.fees())
                .plus(t.recoveries());
        if (!cash.equals(t.amount())) {
            return refusal(CASH_DIFFERS, "file brings " + t.amount() + ", applied were " + cash);
        }
        return cash.isNegative()
                ? refusal(CASH_NEGATIVE, "costs are above collections: " + cash + " cannot be credited")
                : Optional.empty();
    }

    /** Whether what the servicer says it sent is what was imported. */
    static Optional<Rejection> control(CloseCollectionPeriod command, CollectionTotals totals) {
        if (command.controlRows().isPresent() && command.controlRows().getAsInt() != totals.rows()) {
            return refusal(
                    CONTROL_ROWS_DIFFER,
                    "sent were " + command.controlRows().getAsInt() + " rows, imported " + totals.rows());
        }
        return command.controlAmount()
                .filter(amount -> !amount.equals(totals.amount()))
                .flatMap(amount ->
                        refusal(CONTROL_AMOUNT_DIFFERS, "sent was " + amount + ", imported " + totals.amount()));
    }

    /** Whether the period is closed by the very person who imported its file, where that is not allowed. */
    static Optional<Rejection> closer(CloseCollectionPeriod command, Imported imported) {
        return command.otherPersonCloses() && command.closedBy().equals(imported.importedBy())
                ? refusal(CLOSER_IMPORTED, command.closedBy() + " imported the file; another person closes the period")
                : Optional.empty();
    }

    private static Optional<Rejection> refusal(Rejection.Code code, String detail) {
        return Optional.of(new Rejection(code, detail));
    }
}
