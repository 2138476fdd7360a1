package io.penstock.servicing.loan.view.loans;

import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import java.time.YearMonth;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which stored figures of a deal's loans hold, and held at the end of each period.
 *
 * @param boarded as in table {@code loan_columns}; empty before boarding
 * @param closed version after each closed period
 */
record BookVersions(String boarded, String currency, TreeMap<YearMonth, String> closed) {

    static final BookVersions NONE = new BookVersions("", "", new TreeMap<>());

    BookVersions evolve(Object event) {
        return switch (event) {
            case LoansBoarded e ->
                new BookVersions("boarded", e.poolBalance().currency().getCurrencyCode(), closed);
            case CollectionPeriodClosed e -> {
                var all = new TreeMap<>(closed);
                all.put(e.collectionPeriod(), e.collectionPeriod() + "/" + e.fileHash());
                yield new BookVersions(boarded, currency, all);
            }
            default -> this;
        };
    }

    /** The version that holds now; empty before boarding. */
    String current() {
        return closed.isEmpty() ? boarded : closed.lastEntry().getValue();
    }

    /** The version that a period began with. */
    String opening(YearMonth period) {
        var before = closed.lowerEntry(period);
        return before == null ? boarded : before.getValue();
    }

    /** The version that a period ended with; empty unless it is closed. */
    Optional<String> closing(YearMonth period) {
        return Optional.ofNullable(closed.get(period));
    }
}
