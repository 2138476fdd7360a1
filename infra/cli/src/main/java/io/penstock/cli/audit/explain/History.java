package io.penstock.cli.audit.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.audit.AuditException;
import io.penstock.cli.audit.Evidence;
import io.penstock.cli.audit.LogRecord;
import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What both logs say of pools, deals and payment dates, each with the event that says it. */
final class History {

    private final SortedMap<String, PoolHistory> pools = new TreeMap<>();
    private final SortedMap<String, DealHistory> deals = new TreeMap<>();

    private History() {}

    /** Reads both logs to their end. */
    static History of(Evidence evidence) {
        var history = new History();
        for (var service : Evidence.SERVICES) {
            try (var log = evidence.log(service)) {
                log.forEach(record -> history.apply(service, record));
            }
        }
        return history;
    }

    SortedMap<String, DealHistory> deals() {
        return deals;
    }

    SortedMap<String, PoolHistory> pools() {
        return pools;
    }

    Optional<DealHistory> deal(String dealId) {
        return Optional.ofNullable(deals.get(dealId));
    }

    private void apply(String service, LogRecord record) {
        var name = record.event().name();
        switch (name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'))) {
            case "asset-pool" ->
                pool(id(record.payload(), "poolId")).apply(Fact.of(service, record), name, record.payload());
            case "deal" -> deal(record.payload()).apply(Fact.of(service, record), name, record.payload());
            case "loan-book" -> loanBook(Fact.of(service, record), name, record.payload());
            case "distribution" -> distribution(Fact.of(service, record), name, record.payload());
            case "tranche" -> tranche(Fact.of(service, record), name, record.payload());
            default -> {
                // Investors' registration explains no figure of a report.
            }
        }
    }

    private PoolHistory pool(String poolId) {
        return pools.computeIfAbsent(poolId, PoolHistory::new);
    }

    private DealHistory deal(JsonNode event) {
        return dealOf(id(event, "dealId"));
    }

    private DealHistory dealOf(String dealId) {
        return deals.computeIfAbsent(dealId, DealHistory::new);
    }

    private void loanBook(Fact fact, String name, JsonNode event) {
        var deal = dealOf(event.path("loanBookId").asText().replaceFirst("/loans$", ""));
        if (name.equals("loan-book.loans-boarded")) {
            deal.boarded(fact, event);
        } else {
            deal.period(YearMonth.parse(event.path("collectionPeriod").asText()))
                    .apply(fact, name, event);
        }
    }

    private void distribution(Fact fact, String name, JsonNode event) {
        var id = event.path("distributionId").asText();
        int slash = id.lastIndexOf('/');
        if (slash < 0) {
            throw new AuditException(fact.place() + ": '" + id + "' names no payment date");
        }
        dealOf(id.substring(0, slash)).payment(id.substring(slash + 1)).apply(fact, name, event);
    }

    private void tranche(Fact fact, String name, JsonNode event) {
        var id = id(event, "trancheId");
        int slash = id.indexOf('/');
        dealOf(id.substring(0, slash)).tranche(id.substring(slash + 1), fact, name, event);
    }

    /** Ids in issuance's log bear the kind of their stream before the name. */
    static String id(JsonNode event, String field) {
        return event.path(field).asText().replaceFirst("^(pool|deal|tranche|investor)/", "");
    }
}
