package io.penstock.cli.audit;

import io.penstock.onchain.ChainBooks;
import java.util.BitSet;

/** Does the pool on chain hold of each payment date what servicing's log says: declaration, payments, reserved amounts? */
final class ReconcilePool {

    private final ChainBooks chain;
    private final AuditReport report;

    ReconcilePool(ChainBooks chain, AuditReport report) {
        this.chain = chain;
        this.report = report;
    }

    void run(ServicingBooks servicing) {
        report.area("declared, paid, reserved");
        servicing.distributions.forEach(this::compare);
    }

    private void compare(String id, ServicingBooks.Distribution distribution) {
        var pool = chain.distribution(id);
        report.same(id + " declared", distribution.declared, "log", pool.declared(), "chain");
        if (!distribution.paid || !pool.declared()) {
            return; // half a payout is on neither side for sure
        }
        int holders = distribution.holders.size();
        report.same(id + " payments to holders", holders, "log", pool.payments(), "chain");
        var paid = new BitSet();
        paid.set(0, holders);
        distribution.reserved.keySet().forEach(paid::clear);
        report.same(id + " payments made, by index", paid, "log", chain.paid(id, holders), "chain");
        long reserved = distribution.reserved.values().stream()
                .mapToLong(ServicingBooks.Waiting::amount)
                .sum();
        report.same(id + " reserved", reserved, "log", pool.reserved(), "chain");
    }
}
