package io.penstock.simulation.invariant;

import static io.penstock.simulation.world.Violation.unless;

import io.penstock.onchain.Effects;
import io.penstock.simulation.chain.ChainView;
import io.penstock.simulation.chain.Ledger;
import io.penstock.simulation.chain.SimulatedChain;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** What must hold on chain after each block, against what the logs have allowed. */
final class ChainInvariants {

    private final SimulatedChain chain;
    private final Permissions permissions;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, Long> principals = new HashMap<>();
    private Ledger seen;
    private int reorganisations;

    ChainInvariants(SimulatedChain chain, Permissions permissions) {
        this.chain = chain;
        this.permissions = permissions;
        this.seen = chain.ledger();
    }

    void check() {
        var ledger = chain.ledger();
        if (ledger == seen) {
            return;
        }
        seen = ledger;
        cash(ledger);
        units(ledger);
        escrows(ledger);
        payments(ledger);
        principals(ledger);
    }

    private void cash(Ledger ledger) {
        unless(
                ledger.cashSupply() == ledger.minted() + ledger.credited(),
                "CASH_NOT_CONSERVED",
                "supply %d is not %d of investors and %d of borrowers",
                ledger.cashSupply(),
                ledger.minted(),
                ledger.credited());
        long received = permissions.cashReceived() * Ledger.CASH_PER_MINOR_UNIT;
        unless(
                ledger.minted() <= received,
                "CASH_ISSUED_TWICE",
                "issued %d, received from investors %d",
                ledger.minted(),
                received);
        long collected = permissions.cashCollected() * Ledger.CASH_PER_MINOR_UNIT;
        unless(
                ledger.credited() <= collected,
                "COLLECTIONS_CREDITED_TWICE",
                "credited %d, collected %d",
                ledger.credited(),
                collected);
        long owed = ledger.escrows().values().stream()
                .mapToLong(Ledger.Escrow::left)
                .sum();
        long accounts = 0;
        for (var deal : permissions.deals()) {
            accounts += ledger.collectionsOf(word(deal)) + ledger.reserveOf(word(deal));
        }
        long pool = ledger.cashOf(ChainView.ADDRESSES.distributionPool());
        unless(
                pool == ledger.held() && ledger.held() == owed + accounts,
                "MONEY_IN_IS_NOT_MONEY_OUT_AND_CARRIED",
                "the pool has %d, books %d, escrows %d, accounts %d",
                pool,
                ledger.held(),
                owed,
                accounts);
    }

    private void units(Ledger ledger) {
        ledger.tokens().forEach((key, token) -> {
            long units =
                    token.units().values().stream().mapToLong(Long::longValue).sum();
            unless(
                    token.supply() == units && (units == 0 || units == token.original()),
                    "TOKENS_DIFFER_FROM_REGISTER",
                    "%s: supply %d, holders %d, original %d",
                    key,
                    token.supply(),
                    units,
                    token.original());
            if (units > 0) {
                var deal = key.substring(0, key.indexOf('/'));
                unless(
                        permissions.closingDeals().stream().anyMatch(id -> word(id).equals(deal)),
                        "MINTED_BEFORE_APPROVAL",
                        "%s",
                        key);
            }
        });
    }

    private void escrows(Ledger ledger) {
        for (var id : ledger.escrows().keySet()) {
            unless(
                    permissions.declarations().keySet().stream()
                            .anyMatch(declared -> word(declared).equals(id)),
                    "DISTRIBUTED_BEFORE_DECLARATION",
                    "%s",
                    id);
        }
    }

    private void payments(Ledger ledger) {
        var paid = new HashSet<Ledger.Paid>();
        for (var payment : ledger.payments()) {
            unless(paid.add(payment), "PAID_TWICE", "%s", payment);
            unless(isOrdered(payment), "PAID_WITHOUT_ORDER", "%s", payment);
        }
    }

    private boolean isOrdered(Ledger.Paid payment) {
        return permissions.declarations().entrySet().stream()
                .filter(declared -> word(declared.getKey()).equals(payment.distribution()))
                .anyMatch(declared -> declared.getValue().stream()
                        .anyMatch(order -> classWord(order.className()).equals(payment.classId())
                                && order.wallet().equals(payment.wallet())
                                && order.cents() * Ledger.CASH_PER_MINOR_UNIT == payment.amount()));
    }

    /** Falls only; a block that was taken back may bring an earlier balance back once. */
    private void principals(Ledger ledger) {
        boolean takenBack = chain.reorganisations() != reorganisations;
        reorganisations = chain.reorganisations();
        ledger.tokens().forEach((key, token) -> {
            var before = principals.put(key, token.principal());
            unless(
                    token.principal() >= 0 && (before == null || takenBack || token.principal() <= before),
                    "CLASS_BALANCE_RISES",
                    "%s: %s, then %d",
                    key,
                    before,
                    token.principal());
        });
    }

    /** At the end: every order was carried out, once. */
    void complete() {
        var ledger = chain.ledger();
        permissions.declarations().forEach((id, orders) -> {
            long paid = ledger.payments().stream()
                    .filter(payment -> payment.distribution().equals(word(id)))
                    .count();
            unless(paid == orders.size(), "PAYOUT_MISSING", "%s: %d of %d payments", id, paid, orders.size());
        });
        ledger.escrows()
                .forEach((id, escrow) ->
                        unless(escrow.left() == 0, "ESCROW_NOT_EMPTY", "%s: %d are left", id, escrow.left()));
        long collected = permissions.cashCollected() * Ledger.CASH_PER_MINOR_UNIT;
        unless(ledger.credited() == collected, "COLLECTIONS_MISSING", "%d of %d", ledger.credited(), collected);
    }

    String word(String id) {
        return words.computeIfAbsent(id, text -> Effects.idOf(text).substring(2));
    }

    private String classWord(String className) {
        return className.isEmpty() ? "0".repeat(64) : word(className);
    }
}
