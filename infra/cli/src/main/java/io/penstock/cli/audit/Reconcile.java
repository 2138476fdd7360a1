package io.penstock.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.penstock.cli.audit.ServicingBooks.Waiting;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.onchain.ChainBooks;
import io.penstock.onchain.ChainReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Do event log, holder register, tokens on chain and cash agree, to the cent?
 *
 * <p>The auditor folds both logs by himself and compares: units of each holder in log, register and on chain; balance of
 * each class in both logs, in the services' answers and on chain; each distribution's payouts with its waterfall; each
 * deal's collections and reserve with payouts and accounts; each wallet's tokenised cash with all that it was ever paid and
 * what holders sent to each other by themselves;
 * the supply of tokenised cash with what was issued; each pool's root with the chain; frozen amounts, standing and wallets
 * of investors; declaration, payments, escrow and reserved amounts of each payment date; and of each service's writer the
 * number of effects, their running hash and every stream's version. A running service is asked to compare for itself too,
 * and what it finds is listed.
 */
final class Reconcile {

    private final Evidence evidence;
    private final @Nullable Map<String, ServiceClient> services;
    private final ChainReader chain;
    private final ChainBooks books;
    private final CashMoves moves;
    private final AuditReport report = new AuditReport("reconcile");

    /**
     * Compares nothing yet.
     *
     * @param services spoken to as an auditor; null offline, where their answers are not compared
     * @param moves cash that holders have sent to each other
     */
    Reconcile(
            Evidence evidence,
            @Nullable Map<String, ServiceClient> services,
            ChainReader chain,
            ChainBooks books,
            CashMoves moves) {
        this.evidence = evidence;
        this.services = services;
        this.chain = chain;
        this.books = books;
        this.moves = moves;
    }

    AuditReport run() {
        var issuance = IssuanceBooks.of(evidence);
        var servicing = ServicingBooks.of(evidence);
        report.area("pool roots");
        pools(issuance);
        report.area("supply and holders");
        issuance.deals.forEach(this::register);
        report.area("factor");
        issuance.deals.forEach((dealId, deal) -> balances(dealId, deal, servicing));
        new ReconcileRegistry(books, report).run(issuance);
        report.area("payment dates");
        servicing.distributions.forEach(this::distribution);
        new ReconcilePool(books, report).run(servicing);
        report.area("accounts of the deals");
        servicing.deals.forEach((dealId, cash) -> accounts(dealId, cash, issuance));
        report.area("tokenised cash");
        wallets(issuance, servicing);
        var known = services;
        if (known != null) {
            new ReconcileMirror(known, chain, report).run();
        }
        return report;
    }

    private void pools(IssuanceBooks issuance) {
        issuance.poolVersions.forEach((poolId, version) -> {
            report.count("pool roots", 1);
            report.same(
                    "root of pool " + poolId,
                    plain(issuance.poolRoots.getOrDefault(poolId, "none")),
                    "log",
                    plain(chain.poolRoot(poolId, version).orElse("none")),
                    "chain");
        });
    }

    private void register(String dealId, IssuanceBooks.Deal deal) {
        var register = new TreeMap<String, Long>();
        for (var holder : answer("issuance", path(dealId) + "/holders")) {
            register.put(
                    holder.path("className").asText() + " "
                            + holder.path("wallet").asText().toLowerCase(Locale.ROOT),
                    cents(holder, "units"));
        }
        var log = new TreeMap<String, Long>();
        deal.classes.forEach((className, tranche) -> {
            long total = 0;
            for (var holding : tranche.holdings.entrySet()) {
                report.count("holdings", 1);
                report.same(
                        "units of " + dealId + "/" + className + " in " + holding.getKey(),
                        holding.getValue(),
                        "log",
                        chain.units(dealId, className, holding.getKey()),
                        "chain");
                log.put(className + " " + holding.getKey(), holding.getValue());
                total += holding.getValue();
            }
            report.count("token supplies", 1);
            report.same(
                    "supply of " + dealId + "/" + className, total, "log", chain.supply(dealId, className), "chain");
            report.same("supply of " + dealId + "/" + className, total, "holdings", tranche.originalBalance, "issued");
        });
        if (services != null) {
            report.same("register of " + dealId, log, "log", register, "register");
        }
    }

    private void balances(String dealId, IssuanceBooks.Deal deal, ServicingBooks servicing) {
        var cash = servicing.deals.get(dealId);
        var shown = classes(answer("servicing", path(dealId)));
        var issued = classes(answer("issuance", path(dealId)));
        deal.classes.forEach((className, tranche) -> {
            var what = "balance of " + dealId + "/" + className;
            report.same(what, tranche.balance, "issuance log", chain.principalBalance(dealId, className), "chain");
            if (services != null) {
                report.same(what, tranche.balance, "issuance log", issued.getOrDefault(className, -1L), "issuance API");
                report.same(what, tranche.balance, "issuance log", shown.getOrDefault(className, -1L), "servicing API");
            }
            if (cash != null && cash.classBalances.containsKey(className)) {
                report.same(what, tranche.balance, "issuance log", cash.classBalances.get(className), "servicing log");
            }
        });
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
        if (!distribution.paid) {
            if (distribution.declared) {
                report.fault(id + " is declared and not paid yet: reconcile again when it is");
            }
            return;
        }
        long paid = distribution.payouts.values().stream()
                .mapToLong(Long::longValue)
                .sum();
        report.same(id + " total", distribution.payable, "waterfall", paid, "payouts");
        report.count("reserved payouts", distribution.reserved.size());
        report.same(
                id + " escrow left",
                sum(waiting(id, distribution)),
                "reserved and not claimed",
                chain.escrow(id),
                "chain");
    }

    /** Payments that were reserved and have not left escrow since: a holder may have claimed its own. */
    private List<Waiting> waiting(String id, ServicingBooks.Distribution distribution) {
        return distribution.reserved.entrySet().stream()
                .filter(entry -> !chain.unpaid(id, entry.getKey(), 1).isEmpty())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static long sum(List<Waiting> payments) {
        return payments.stream().mapToLong(Waiting::amount).sum();
    }

    private void accounts(String dealId, ServicingBooks.DealCash cash, IssuanceBooks issuance) {
        var deal = issuance.deals.get(dealId);
        if (deal == null) {
            report.fault(dealId + " is serviced but never closed in issuance's log");
            return;
        }
        long reserve = deal.reserveDeposit + cash.reserveDelta;
        long undistributed = cash.credited - (cash.distributed + cash.reserveDelta);
        report.same(dealId + " collections", cash.collected, "collected cash", cash.credited, "credited on chain");
        report.same(dealId + " reserve account", reserve, "log", chain.reserveAccount(dealId), "chain");
        report.same(dealId + " collections account", undistributed, "log", chain.collectionsAccount(dealId), "chain");
        if (services != null) {
            var shown = answer("servicing", path(dealId)).path("accounts");
            report.same(dealId + " reserve account", reserve, "log", cents(shown, "reserve"), "servicing API");
        }
        report.same(
                dealId + " cash in and out",
                cash.collected + deal.reserveDeposit,
                "in",
                cash.distributed + reserve + undistributed,
                "out and accounts");
    }

    private void wallets(IssuanceBooks issuance, ServicingBooks servicing) {
        var held = BigInteger.ZERO;
        for (var entry : servicing.distributions.entrySet()) {
            var distribution = entry.getValue();
            if (distribution.paid) {
                distribution.payouts.forEach(issuance::move);
                for (var payment : waiting(entry.getKey(), distribution)) {
                    issuance.move(payment.wallet(), -payment.amount());
                    held = held.add(units(payment.amount()));
                }
            }
        }
        if (moves.count > 0) {
            report.count("cash transfers by holders", moves.count);
        }
        moves.net.keySet().forEach(wallet -> issuance.move(wallet, 0));
        for (var wallet : issuance.cash.entrySet()) {
            var expected = units(wallet.getValue()).add(moves.net.getOrDefault(wallet.getKey(), BigInteger.ZERO));
            var onChain = chain.cashUnits(wallet.getKey());
            report.count("wallets", 1);
            report.same("cash of wallet " + wallet.getKey(), amount(expected), "log", amount(onChain), "chain");
            held = held.add(onChain);
        }
        long credited = 0;
        long accounts = 0;
        for (var deal : issuance.deals.keySet()) {
            var cash = servicing.deals.get(deal);
            credited += cash == null ? 0 : cash.credited;
            accounts += chain.reserveAccount(deal) + chain.collectionsAccount(deal);
        }
        report.same(
                "supply of tokenised cash",
                issuance.cashIssued + credited,
                "issued and credited",
                chain.cashSupply(),
                "chain");
        report.same(
                "tokenised cash",
                amount(held.add(units(accounts))),
                "in known wallets, accounts and escrow",
                amount(units(chain.cashSupply())),
                "supply on chain");
    }

    /** Holders may send each other less than a minor unit. */
    private static BigInteger units(long minor) {
        return BigInteger.valueOf(minor).multiply(BigInteger.valueOf(ChainReader.CASH_UNITS_PER_MINOR_UNIT));
    }

    /** In minor units, with a fraction where there is one. */
    private static String amount(BigInteger units) {
        return new BigDecimal(units)
                .divide(BigDecimal.valueOf(ChainReader.CASH_UNITS_PER_MINOR_UNIT))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** What a service says; nothing offline. */
    private JsonNode answer(String name, String path) {
        var known = services;
        if (known == null) {
            return MissingNode.getInstance();
        }
        var service = known.get(name);
        if (service == null) {
            throw new AuditException("no service " + name);
        }
        return service.get(path);
    }

    private static Map<String, Long> classes(JsonNode deal) {
        var balances = new TreeMap<String, Long>();
        for (var c : deal.path("classes")) {
            balances.put(c.path("className").asText(), cents(c, "balance"));
        }
        return balances;
    }

    private static long cents(JsonNode node, String field) {
        var text = node.path(field).asText();
        return text.isEmpty() ? -1 : new BigDecimal(text).movePointRight(2).longValueExact();
    }

    private static String plain(String hex) {
        return hex.replaceFirst("^0x", "");
    }

    private static String path(String dealId) {
        return "/v1/deals/" + ServiceClient.encode(dealId);
    }
}
