package io.penstock.cli.audit;

import io.penstock.cli.audit.replay.Cut;
import java.util.Map;

/**
 * Do the two logs agree with each other, to the cent, now or at an earlier position? Without chain and without services:
 * holdings with what was issued, balances of both services, each distribution's payouts with its funds, each deal's cash in
 * with cash out and accounts, and no wallet that pays what it never had.
 */
final class ReconcileLogs {

    private final Evidence evidence;
    private final Cut cut;
    private final AuditReport report = new AuditReport("reconcile");

    ReconcileLogs(Evidence evidence, Cut cut) {
        this.evidence = evidence;
        this.cut = cut;
    }

    AuditReport run() {
        var issuance = IssuanceBooks.of(evidence, cut);
        var servicing = ServicingBooks.of(evidence, cut);
        issuance.deals.forEach((dealId, deal) -> deal.classes.forEach((className, tranche) -> {
            holdings(dealId + "/" + className, tranche);
            balance(dealId + "/" + className, className, tranche, servicing);
        }));
        servicing.distributions.forEach(this::distribution);
        servicing.deals.forEach((dealId, cash) -> cash(dealId, cash, issuance));
        wallets(issuance, servicing);
        return report;
    }

    private void holdings(String name, IssuanceBooks.TrancheBook tranche) {
        long held =
                tranche.holdings.values().stream().mapToLong(Long::longValue).sum();
        report.count("holdings", tranche.holdings.size());
        report.same("units of " + name, held, "held", tranche.originalBalance, "issued");
    }

    /** After the payment date that issuance has heard of last: servicing may be ahead while a message is under way. */
    private void balance(String name, String className, IssuanceBooks.TrancheBook tranche, ServicingBooks servicing) {
        report.count("balances", 1);
        if (tranche.lastDistribution.isEmpty()) {
            report.same("balance of " + name, tranche.balance, "issuance", tranche.originalBalance, "issued");
            return;
        }
        var paid = servicing.distributions.get(tranche.lastDistribution);
        var balance = paid == null ? null : paid.classBalances.get(className);
        if (balance != null) {
            report.same("balance of " + name, tranche.balance, "issuance", balance, "servicing");
        } else if (cut.equals(Cut.NONE)) {
            report.fault("issuance has booked " + tranche.lastDistribution + " on " + name
                    + ", which servicing has not paid");
        }
    }

    private void distribution(String id, ServicingBooks.Distribution distribution) {
        report.count("distributions", 1);
        report.count("payouts", distribution.payoutLines);
        report.same(
                id + " funds",
                distribution.available + distribution.reserveBefore,
                "collections and reserve before",
                distribution.payable + distribution.reserveAfter,
                "payable and reserve after");
        if (distribution.payoutLines > 0) {
            report.same(id + " total", distribution.payable, "waterfall", sum(distribution.payouts), "payouts");
        }
    }

    private void cash(String dealId, ServicingBooks.DealCash cash, IssuanceBooks issuance) {
        var deal = issuance.deals.get(dealId);
        if (deal == null) {
            if (cut.equals(Cut.NONE)) {
                report.fault(dealId + " is serviced but never closed in issuance's log");
            }
            return;
        }
        long reserve = deal.reserveDeposit + cash.reserveDelta;
        long undistributed = cash.credited - cash.distributed - cash.reserveDelta;
        report.count("deals", 1);
        if (reserve < 0 || undistributed < 0) {
            report.fault(dealId + " has paid more than it had: reserve " + reserve + ", collections account "
                    + undistributed);
        }
        if (cash.credited > cash.collected) {
            report.fault(dealId + " has " + cash.credited + " credited on chain, and collected " + cash.collected);
        }
    }

    private void wallets(IssuanceBooks issuance, ServicingBooks servicing) {
        servicing.distributions.values().stream().filter(d -> d.paid).forEach(d -> d.payouts.forEach(issuance::move));
        issuance.cash.forEach((wallet, cash) -> {
            report.count("wallets", 1);
            if (cash < 0) {
                report.fault("wallet " + wallet + " has paid " + -cash + " more than it ever received");
            }
        });
        long credited =
                servicing.deals.values().stream().mapToLong(d -> d.credited).sum();
        long accounts = 0;
        for (var deal : issuance.deals.entrySet()) {
            var cash = servicing.deals.getOrDefault(deal.getKey(), new ServicingBooks.DealCash());
            accounts += deal.getValue().reserveDeposit + cash.credited - cash.distributed;
        }
        report.same(
                "tokenised cash",
                issuance.cashIssued + credited,
                "issued and credited",
                sum(issuance.cash) + accounts,
                "in wallets and accounts");
    }

    private static long sum(Map<String, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }
}
