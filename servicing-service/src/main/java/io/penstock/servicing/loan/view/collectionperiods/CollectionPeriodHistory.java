package io.penstock.servicing.loan.view.collectionperiods;

import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsCredited;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsImported;
import io.penstock.servicing.loan.SourceCash;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The collection periods that the events of a deal tell, in order. */
public record CollectionPeriodHistory(SortedMap<YearMonth, Period> periods) {

    static final CollectionPeriodHistory NONE = new CollectionPeriodHistory(new TreeMap<>());

    /**
     * One period as its events tell it.
     *
     * @param receipts cash that no borrower paid, by source; empty while the period is open
     * @param transactionHash of the credit on chain, null until then
     */
    public record Period(
            String fileName,
            String fileHash,
            CollectionTotals totals,
            String stateHash,
            boolean closed,
            List<SourceCash> receipts,
            @Nullable String transactionHash,
            @Nullable Long block) {}

    CollectionPeriodHistory evolve(Object event) {
        return switch (event) {
            case CollectionsImported e ->
                with(
                        e.collectionPeriod(),
                        new Period(
                                e.fileName(), e.fileHash(), e.totals(), e.stateHash(), false, List.of(), null, null));
            case CollectionPeriodClosed e -> {
                var name = nameOf(e.collectionPeriod());
                yield with(
                        e.collectionPeriod(),
                        new Period(name, e.fileHash(), e.totals(), e.stateHash(), true, e.receipts(), null, null));
            }
            case CollectionsCredited e -> credited(e);
            default -> this;
        };
    }

    private CollectionPeriodHistory credited(CollectionsCredited e) {
        var p = periods.get(e.collectionPeriod());
        return p == null
                ? this
                : with(
                        e.collectionPeriod(),
                        new Period(
                                p.fileName(),
                                p.fileHash(),
                                p.totals(),
                                p.stateHash(),
                                p.closed(),
                                p.receipts(),
                                e.transactionHash(),
                                e.blockNumber()));
    }

    private String nameOf(YearMonth period) {
        var imported = periods.get(period);
        return imported == null ? "" : imported.fileName();
    }

    private CollectionPeriodHistory with(YearMonth period, Period state) {
        var all = new TreeMap<>(periods);
        all.put(period, state);
        return new CollectionPeriodHistory(Collections.unmodifiableSortedMap(all));
    }
}
