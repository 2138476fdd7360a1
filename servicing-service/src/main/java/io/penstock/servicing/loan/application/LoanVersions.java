package io.penstock.servicing.loan.application;

import io.penstock.servicing.loan.LoanBookEvent;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsCredited;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsImported;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.servicing.loan.LoanBookEvent.ReceiptRecorded;
import io.penstock.servicing.loan.LoanBookEvent.ReceiptReversed;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which stored figures the events of a deal name: those at the begin of the next period, and those of each file.
 *
 * @param currency of the pool, null before boarding
 * @param next the period that comes next, null before boarding
 * @param version of the loans at the begin of {@code next}
 * @param stateHash of these loans
 * @param imported version of the loans after the file of each period
 * @param fileHashes of each period's file
 * @param imports how many files each period has taken
 */
record LoanVersions(
        @Nullable String currency,
        @Nullable YearMonth next,
        String version,
        String stateHash,
        Map<YearMonth, String> imported,
        Map<YearMonth, String> fileHashes,
        Map<YearMonth, Integer> imports) {

    static final LoanVersions NONE = new LoanVersions(null, null, "", "", Map.of(), Map.of(), Map.of());

    static String of(YearMonth period, String fileHash) {
        return period + "/" + fileHash;
    }

    Optional<String> versionOf(YearMonth period) {
        return Optional.ofNullable(imported.get(period));
    }

    int importsOf(YearMonth period) {
        return imports.getOrDefault(period, 0);
    }

    LoanVersions evolve(Object event) {
        return event instanceof LoanBookEvent e ? evolve(e) : this;
    }

    private LoanVersions evolve(LoanBookEvent event) {
        return switch (event) {
            case LoansBoarded e ->
                new LoanVersions(
                        e.poolBalance().currency().getCurrencyCode(),
                        e.firstCollectionPeriod(),
                        LoanStore.BOARDED,
                        e.stateHash(),
                        Map.of(),
                        Map.of(),
                        Map.of());
            case CollectionsImported e ->
                new LoanVersions(
                        currency,
                        next,
                        version,
                        stateHash,
                        with(imported, e.collectionPeriod(), of(e.collectionPeriod(), e.fileHash())),
                        with(fileHashes, e.collectionPeriod(), e.fileHash()),
                        with(imports, e.collectionPeriod(), importsOf(e.collectionPeriod()) + 1));
            case CollectionPeriodClosed e ->
                new LoanVersions(
                        currency,
                        e.collectionPeriod().plusMonths(1),
                        of(e.collectionPeriod(), e.fileHash()),
                        e.stateHash(),
                        imported,
                        fileHashes,
                        imports);
            case CollectionsCredited _, ReceiptRecorded _, ReceiptReversed _ -> this;
        };
    }

    private static <V> Map<YearMonth, V> with(Map<YearMonth, V> map, YearMonth period, V value) {
        var all = new HashMap<>(map);
        all.put(period, value);
        return Map.copyOf(all);
    }
}
