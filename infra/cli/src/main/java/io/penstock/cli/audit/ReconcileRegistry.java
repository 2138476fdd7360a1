package io.penstock.cli.audit;

import io.penstock.onchain.ChainBooks;
import java.util.List;

/** Do registry and tokens hold of each investor what issuance's log says: standing, wallets, frozen units? */
final class ReconcileRegistry {

    private final ChainBooks chain;
    private final AuditReport report;

    ReconcileRegistry(ChainBooks chain, AuditReport report) {
        this.chain = chain;
        this.report = report;
    }

    void run(IssuanceBooks issuance) {
        report.area("investors and wallets");
        var names = List.copyOf(issuance.registered.keySet());
        var standings = chain.standings(names);
        for (int i = 0; i < names.size(); i++) {
            var standing = standings.get(i);
            report.count("investors", 1);
            report.same(
                    "standing of investor " + names.get(i),
                    issuance.suspended.contains(names.get(i)) ? "suspended" : IssuanceBooks.GOOD,
                    "log",
                    !standing.known()
                            ? "unknown"
                            : standing.sanctioned()
                                    ? "sanctioned"
                                    : standing.suspended() ? "suspended" : IssuanceBooks.GOOD,
                    "chain");
            report.same(
                    "wallets of investor " + names.get(i),
                    List.of(String.valueOf(issuance.registered.get(names.get(i)))),
                    "log",
                    standing.wallets().stream().sorted().toList(),
                    "chain");
        }
        report.area("frozen units");
        issuance.deals.forEach((deal, book) -> book.classes.forEach((name, tranche) -> frozen(deal, name, tranche)));
    }

    private void frozen(String dealId, String className, IssuanceBooks.TrancheBook tranche) {
        if (chain.token(dealId, className).isEmpty()) {
            report.fault("class " + dealId + "/" + className + " is issued and has no token");
            return;
        }
        var wallets = List.copyOf(tranche.holdings.keySet());
        var held = chain.held(dealId, className, wallets);
        for (int i = 0; i < wallets.size(); i++) {
            report.same(
                    "frozen units of " + dealId + "/" + className + " in " + wallets.get(i),
                    tranche.frozen.getOrDefault(wallets.get(i), 0L),
                    "log",
                    held.get(i).frozen(),
                    "chain");
        }
    }
}
