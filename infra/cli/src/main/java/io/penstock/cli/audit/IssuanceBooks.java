package io.penstock.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.audit.replay.Cut;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The auditor's own fold of issuance's log: pools, holders, balances and cash. Amounts in minor units. */
final class IssuanceBooks {

    /** An investor who may take part. */
    static final String GOOD = "in good standing";

    /** A frozen pool: its root as events say it. */
    final Map<String, String> poolRoots = new LinkedHashMap<>();

    final Map<String, Integer> poolVersions = new LinkedHashMap<>();
    final Map<String, Deal> deals = new LinkedHashMap<>();

    /** Tokenised cash that each wallet should have had from the bank, less what it paid at closings, plus proceeds. */
    final Map<String, Long> cash = new TreeMap<>();

    /** Tokenised cash made against bank money. */
    long cashIssued;

    /** Wallet of each investor whose registration the chain has confirmed, by the investor's name. */
    final Map<String, String> registered = new TreeMap<>();

    /** Names of investors whom the chain has suspended by an order. */
    final Set<String> suspended = new TreeSet<>();

    private final Map<String, String> wallets = new LinkedHashMap<>();

    /** One closed deal. */
    static final class Deal {
        final Map<String, TrancheBook> classes = new LinkedHashMap<>();
        long reserveDeposit;
    }

    /** One issued class. */
    static final class TrancheBook {
        long originalBalance;
        long balance;

        /** The last payment date that issuance has booked; empty before the first. */
        String lastDistribution = "";

        final Map<String, Long> holdings = new TreeMap<>();

        /** Units by wallet that an order has frozen. */
        final Map<String, Long> frozen = new TreeMap<>();
    }

    static IssuanceBooks of(Evidence evidence) {
        return of(evidence, Cut.NONE);
    }

    /** The books as they stood at the cut. */
    static IssuanceBooks of(Evidence evidence, Cut cut) {
        var books = new IssuanceBooks();
        try (var log = evidence.log("issuance")) {
            log.takeWhile(r -> cut.holds("issuance", r.position())).forEach(books::apply);
        }
        return books;
    }

    private void apply(LogRecord record) {
        var event = record.payload();
        switch (record.event().name()) {
            case "asset-pool.frozen" ->
                poolRoots.put(name(event, "poolId"), event.path("root").asText());
            case "asset-pool.anchored" -> poolVersions.merge(name(event, "poolId"), 1, Integer::sum);
            case "investor.registration-requested" ->
                wallets.put(event.path("investorId").asText(), wallet(event));
            case "investor.registered" ->
                registered.put(
                        name(event, "investorId"),
                        wallets.getOrDefault(event.path("investorId").asText(), ""));
            case "investor.cash-issued" -> {
                long amount = minor(event.path("amount"));
                cashIssued += amount;
                move(wallets.getOrDefault(event.path("investorId").asText(), ""), amount);
            }
            case "investor.standing-changed" -> {
                if (event.path("suspended").asBoolean()) {
                    suspended.add(name(event, "investorId"));
                } else {
                    suspended.remove(name(event, "investorId"));
                }
            }
            case "tranche.freeze-changed" ->
                tranche(name(event, "trancheId")).frozen.put(wallet(event), minor(event.path("frozen")));
            case "deal.closed" -> closed(event);
            case "tranche.issued" -> issued(event);
            case "tranche.holder-transfer-mirrored" -> {
                var tranche = tranche(name(event, "trancheId"));
                hold(tranche, event.path("sender"));
                hold(tranche, event.path("receiver"));
            }
            case "tranche.principal-repaid" -> {
                var tranche = tranche(name(event, "trancheId"));
                tranche.balance = minor(event.path("balance"));
                tranche.lastDistribution = event.path("distributionId").asText();
            }
            default -> {
                // Steps on the way to these facts move neither units nor cash.
            }
        }
    }

    private void closed(JsonNode event) {
        var deal = deals.computeIfAbsent(name(event, "dealId"), id -> new Deal());
        var terms = event.path("terms");
        deal.reserveDeposit = minor(terms.path("reserveDeposit"));
        long proceeds = 0;
        for (var holding : event.path("holdings")) {
            long paid = minor(holding.path("faceValue"));
            move(wallet(holding), -paid);
            proceeds += paid;
        }
        move(terms.path("sellerWallet").asText().toLowerCase(Locale.ROOT), proceeds - deal.reserveDeposit);
    }

    private void issued(JsonNode event) {
        var tranche = tranche(name(event, "trancheId"));
        tranche.originalBalance = minor(event.path("originalBalance"));
        tranche.balance = tranche.originalBalance;
        for (var holding : event.path("holdings")) {
            tranche.holdings.merge(wallet(holding), minor(holding.path("faceValue")), Long::sum);
        }
    }

    /** As it stands after a transfer that holders made by themselves. */
    private static void hold(TrancheBook tranche, JsonNode holding) {
        long units = minor(holding.path("faceValue"));
        if (units == 0) {
            tranche.holdings.remove(wallet(holding));
        } else {
            tranche.holdings.put(wallet(holding), units);
        }
    }

    private TrancheBook tranche(String trancheId) {
        int slash = trancheId.lastIndexOf('/');
        return deals.computeIfAbsent(trancheId.substring(0, slash), id -> new Deal())
                .classes
                .computeIfAbsent(trancheId.substring(slash + 1), c -> new TrancheBook());
    }

    /** Ids in the log bear the kind of their stream before the name. */
    private static String name(JsonNode event, String field) {
        return event.path(field).asText().replaceFirst("^(pool|deal|tranche|investor)/", "");
    }

    void move(String wallet, long amount) {
        cash.merge(wallet, amount, Long::sum);
    }

    static String wallet(JsonNode node) {
        return node.path("wallet").asText().toLowerCase(Locale.ROOT);
    }

    static long minor(JsonNode money) {
        return money.path("minorUnits").asLong();
    }
}
