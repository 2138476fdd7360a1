package io.penstock.servicing.loan.domain;

import static io.penstock.servicing.loan.LoanBookRejection.CASH_DIFFERS;
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

    /** Why totals cannot be true: currency, pool roll, cash, in this order. */
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
                        t.delinquent90())
                .allMatch(money -> money.currency().equals(poolBalance.currency()));
        if (!sameCurrency) {
            return refusal(CURRENCY_DIFFERS, "the pool is in " + poolBalance.currency());
        }
        var end = t.poolBalanceBegin().minus(t.principalCollections()).minus(t.grossLoss());
        if (!t.poolBalanceBegin().equals(poolBalance) || !end.equals(t.poolBalanceEnd())) {
            return refusal(
                    POOL_ROLL_DIFFERS,
                    "pool was " + poolBalance + ", begin " + t.poolBalanceBegin() + " - principal "
                            + t.principalCollections() + " - charged off " + t.grossLoss() + " is not "
                            + t.poolBalanceEnd());
        }
        var cash = t.interestCollections().plus(t.principalCollections()).plus(t.recoveries());
        return cash.equals(t.amount())
                ? Optional.empty()
                : refusal(CASH_DIFFERS, "file brings " + t.amount() + ", applied were " + cash);
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
