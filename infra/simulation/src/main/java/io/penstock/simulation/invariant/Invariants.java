package io.penstock.simulation.invariant;

import static io.penstock.simulation.world.Violation.unless;

import io.penstock.simulation.chain.Ledger;
import io.penstock.simulation.chain.SimulatedChain;
import io.penstock.simulation.people.Acknowledgements;
import io.penstock.simulation.service.SimulatedService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Everything that must hold: after each step, and once more when all is over. */
public final class Invariants {

    private final SimulatedService issuance;
    private final SimulatedService servicing;
    private final SimulatedChain chain;
    private final Acknowledgements acknowledged;
    private final Permissions permissions = new Permissions();
    private final Balances balances = new Balances();
    private final List<Streams> streams;
    private final ChainInvariants onChain;
    private int told;

    public Invariants(
            SimulatedService issuance,
            SimulatedService servicing,
            SimulatedChain chain,
            Acknowledgements acknowledged) {
        this.issuance = issuance;
        this.servicing = servicing;
        this.chain = chain;
        this.acknowledged = acknowledged;
        streams = List.of(
                new Streams(issuance.log(), row -> {
                    permissions.accept(row);
                    balances.accept(row);
                }),
                new Streams(servicing.log(), row -> {
                    permissions.accept(row);
                    balances.accept(row);
                }));
        onChain = new ChainInvariants(chain, permissions);
    }

    /** After a step. */
    public void check() {
        streams.forEach(Streams::check);
        onChain.check();
        if (acknowledged.told().size() != told) {
            told = acknowledged.told().size();
            acknowledged.told().forEach(this::acknowledged);
        }
    }

    private void acknowledged(String key, String events) {
        unless(
                streams.stream().anyMatch(log -> log.hasAll(key, events)),
                "ACKNOWLEDGED_NOT_ONCE",
                "request %s was answered with %s events",
                key,
                events);
    }

    /** When nothing is on its way any more. */
    public void complete() {
        check();
        acknowledged.told().forEach(this::acknowledged);
        onChain.complete();
        var principals = new HashMap<String, Long>();
        for (var name : balances.classes()) {
            int slash = name.indexOf('/');
            var key = onChain.word(name.substring(0, slash)) + "/" + onChain.word(name.substring(slash + 1));
            var token = chain.ledger().tokens().get(key);
            principals.put(name, token == null ? -1L : token.principal());
        }
        balances.complete(principals);
        issuance.replay();
        servicing.replay();
    }

    /** Every message once. */
    public static void once(List<String> messageIds) {
        var seen = new HashSet<String>();
        for (var id : new ArrayList<>(messageIds)) {
            unless(seen.add(id), "MESSAGE_PUBLISHED_TWICE", "%s", id);
        }
    }

    /** Events in both logs. */
    public long events() {
        return streams.stream().mapToLong(Streams::events).sum();
    }

    /** Cash that has left the escrows, in cents. */
    public long paidCents() {
        return chain.ledger().payments().stream().mapToLong(Ledger.Paid::amount).sum() / Ledger.CASH_PER_MINOR_UNIT;
    }
}
