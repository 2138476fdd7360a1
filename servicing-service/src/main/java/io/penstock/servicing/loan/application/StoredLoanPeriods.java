package io.penstock.servicing.loan.application;

import io.penstock.platform.eventstore.Streams;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.LoanPeriod;
import io.penstock.servicing.loan.LoanPeriods;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads the two stored versions that the events of a deal name for a period. */
@Service
class StoredLoanPeriods implements LoanPeriods {

    private final Streams streams;
    private final LoanStore store;

    StoredLoanPeriods(Streams streams, LoanStore store) {
        this.streams = streams;
        this.store = store;
    }

    @Override
    public Optional<LoanPeriod> of(String dealId, YearMonth collectionPeriod) {
        var book = LoanBookId.ofDeal(dealId);
        var versions = streams.fold(book.value(), new Versions(collectionPeriod, "", "", false), Versions::evolve);
        return versions.closed()
                ? Optional.of(
                        new LoanPeriod(store.loans(book, versions.opening()), store.loans(book, versions.closing())))
                : Optional.empty();
    }

    /**
     * The versions of one period.
     *
     * @param opening of the last period before it that is closed
     */
    private record Versions(YearMonth period, String opening, String closing, boolean closed) {

        Versions evolve(Object event) {
            return switch (event) {
                case LoansBoarded _ -> new Versions(period, LoanStore.BOARDED, closing, closed);
                case CollectionPeriodClosed e
                when e.collectionPeriod().isBefore(period) ->
                    new Versions(period, LoanVersions.of(e.collectionPeriod(), e.fileHash()), closing, closed);
                case CollectionPeriodClosed e
                when e.collectionPeriod().equals(period) ->
                    new Versions(period, opening, LoanVersions.of(period, e.fileHash()), true);
                default -> this;
            };
        }
    }
}
