package io.penstock.simulation.people;

import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsCredited;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsImported;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.servicing.loan.application.LoanStore;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of servicing tell about the loans of a deal.
 *
 * @param next period to import and close, null before boarding
 * @param version of the loans at its begin
 * @param imported totals of the file that is in force for {@code next}, null if there is none
 * @param closed periods so far
 * @param uncredited periods whose cash is not on chain yet
 */
public record BookView(
        @Nullable YearMonth next, String version, @Nullable CollectionTotals imported, int closed, int uncredited) {

    /** Before boarding. */
    public static final BookView NONE = new BookView(null, "", null, 0, 0);

    /** What the event changes of it. */
    public BookView evolve(Object event) {
        return switch (event) {
            case LoansBoarded e -> new BookView(e.firstCollectionPeriod(), LoanStore.BOARDED, null, 0, 0);
            case CollectionsImported e -> new BookView(next, version, e.totals(), closed, uncredited);
            case CollectionPeriodClosed e ->
                new BookView(
                        e.collectionPeriod().plusMonths(1),
                        e.collectionPeriod() + "/" + e.fileHash(),
                        null,
                        closed + 1,
                        uncredited + (e.cash().isZero() ? 0 : 1));
            case CollectionsCredited _ -> new BookView(next, version, imported, closed, uncredited - 1);
            default -> this;
        };
    }
}
