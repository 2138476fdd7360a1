package io.penstock.cli.audit;

import static io.penstock.cli.audit.IssuanceBooks.minor;
import static io.penstock.cli.audit.IssuanceBooks.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.audit.replay.Cut;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The auditor's own fold of servicing's log: collections, distributions and what was paid to whom. Minor units. */
final class ServicingBooks {

    final Map<String, DealCash> deals = new LinkedHashMap<>();
    final Map<String, Distribution> distributions = new LinkedHashMap<>();

    /** One deal's cash. */
    static final class DealCash {
        long collected;
        long credited;
        long distributed;
        long reserveDelta;
        final Map<String, Long> classBalances = new TreeMap<>();
    }

    /** One payment date. */
    static final class Distribution {
        String dealId = "";
        boolean paid;
        boolean declared;
        long available;
        long reserveBefore;
        long reserveAfter;
        long payable;
        final Map<String, Long> payouts = new TreeMap<>();
        int payoutLines;

        /** Class and wallet of each payment to a holder, in the order of their indexes on chain. */
        final Set<String> holders = new LinkedHashSet<>();

        /** Payments by index that were passed over: they waited in escrow for wallets that might not have cash. */
        final Map<Integer, Waiting> reserved = new TreeMap<>();

        private static String holder(JsonNode payout) {
            return payout.path("className").asText() + "/" + wallet(payout);
        }

        /** Balance of each class after it was paid. */
        final Map<String, Long> classBalances = new TreeMap<>();
    }

    /** Cash that a wallet has not got. */
    record Waiting(String wallet, long amount) {}

    static ServicingBooks of(Evidence evidence) {
        return of(evidence, Cut.NONE);
    }

    /** The books as they stood at the cut. */
    static ServicingBooks of(Evidence evidence, Cut cut) {
        var books = new ServicingBooks();
        try (var log = evidence.log("servicing")) {
            log.takeWhile(r -> cut.holds("servicing", r.position())).forEach(books::apply);
        }
        return books;
    }

    private void apply(LogRecord record) {
        var event = record.payload();
        switch (record.event().name()) {
            case "loan-book.collection-period-closed" -> {
                var totals = event.path("totals");
                deal(loanBook(event)).collected += minor(totals.path("interestCollections"))
                        + minor(totals.path("principalCollections"))
                        + minor(totals.path("repurchases"))
                        + minor(totals.path("fees"))
                        + minor(totals.path("recoveries"))
                        + total(event.path("receipts"), "amount");
            }
            case "loan-book.collections-credited" -> deal(loanBook(event)).credited += minor(event.path("amount"));
            case "distribution.waterfall-calculated" -> {
                var distribution = distribution(event);
                distribution.available = minor(event.path("availableFunds"));
                distribution.reserveBefore = minor(event.path("reserveBefore"));
                distribution.reserveAfter = minor(event.path("reserveAfter"));
                distribution.payable = total(event.path("fees"), "amount")
                        + total(event.path("classes"), "interest")
                        + total(event.path("classes"), "principal")
                        + total(event.path("classes"), "residual");
            }
            case "distribution.declaration-ordered" -> {
                var distribution = distribution(event);
                for (var payout : event.path("payouts")) {
                    distribution.payouts.merge(wallet(payout), minor(payout.path("amount")), Long::sum);
                    distribution.payoutLines++;
                    if (payout.path("kind").asText().equals("CLASS")) {
                        distribution.holders.add(Distribution.holder(payout));
                    }
                }
            }
            case "distribution.declared" -> distribution(event).declared = true;
            case "distribution.payout-reserved" -> {
                var distribution = distribution(event);
                for (var payout : event.path("payouts")) {
                    int index = List.copyOf(distribution.holders).indexOf(Distribution.holder(payout));
                    distribution.reserved.put(index, new Waiting(wallet(payout), minor(payout.path("amount"))));
                }
            }
            case "distribution.paid" -> {
                var distribution = distribution(event);
                distribution.paid = true;
                var deal = deal(distribution.dealId);
                deal.distributed += distribution.payouts.values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                deal.reserveDelta += distribution.reserveAfter - distribution.reserveBefore;
                for (var c : event.path("classes")) {
                    var balance = minor(c.path("closingBalance"));
                    deal.classBalances.put(c.path("className").asText(), balance);
                    distribution.classBalances.put(c.path("className").asText(), balance);
                }
            }
            default -> {
                // Steps on the way to these facts move no cash.
            }
        }
    }

    private static String loanBook(JsonNode event) {
        return event.path("loanBookId").asText().replaceFirst("/loans$", "");
    }

    private static long total(JsonNode items, String field) {
        long total = 0;
        for (var item : items) {
            total += minor(item.path(field));
        }
        return total;
    }

    private DealCash deal(String dealId) {
        return deals.computeIfAbsent(dealId, id -> new DealCash());
    }

    private Distribution distribution(JsonNode event) {
        var id = event.path("distributionId").asText();
        var distribution = distributions.computeIfAbsent(id, i -> new Distribution());
        distribution.dealId = id.substring(0, id.lastIndexOf('/'));
        return distribution;
    }
}
