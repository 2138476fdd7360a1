package io.penstock.servicing.it;

import static io.penstock.servicing.it.RunningService.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.contracts.issuance.PoolLoansV1;
import io.penstock.contracts.issuance.TrancheIssuedV1;
import io.penstock.deal.DealDocuments;
import io.penstock.deal.DocumentHash;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Money;
import io.penstock.onchain.Allocation;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.DirectSender;
import io.penstock.onchain.Effects;
import io.penstock.onchain.FirstTransaction;
import io.penstock.onchain.InvestorWallet;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.json.PlatformJson;
import io.penstock.servicing.ExampleDeals;
import io.penstock.servicing.distribution.OutsideFigure;
import io.penstock.servicing.distribution.PublishedNotes;
import io.penstock.servicing.distribution.PublishedNotes.Paper;
import io.penstock.servicing.distribution.PublishedNotes.Row;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.web3j.protocol.Web3j;
import tools.jackson.databind.JsonNode;

/**
 * CarMax Auto Owner Trust 2017-1 as it was paid, month after month, from collections to wallets on chain: two investors
 * hold each class. The papers print no pool; a stand-in of what the notes received is collected: one loan without
 * interest that pays the principal, and a receipt of the bank that is the interest.
 */
final class RealDeal {

    private static final String TRUST = "2017-1";
    private static final String DEAL = "CAOT-2017-1";
    private static final String POOL = "POOL-" + DEAL;
    private static final int FIRST_KEY = WalletKeys.FIRST_PARTY + 10;

    private final RunningService service;
    private final ChainReader chain;
    private final WalletKeys keys;
    private final String document;
    private final ResolvedDeal deal;
    private final long issued;

    RealDeal(RunningService service) {
        this.service = service;
        this.chain = service.bean(ChainReader.class);
        this.keys = WalletKeys.of(service.services.mnemonic());
        this.document = ExampleDeals.json("caot-" + TRUST, _ -> wallet(3));
        this.deal = DealDocuments.parse(document).deal().orElseThrow();
        this.issued = deal.tranches().stream()
                .mapToLong(tranche -> tranche.originalBalance().minorUnits())
                .sum();
    }

    private String wallet(int index) {
        return keys.key(FIRST_KEY + index).address();
    }

    /** Pays one date after the other, and returns how many were paid. */
    int monthAfterMonth() throws IOException {
        closeOnChain();
        publish();
        var path = "/v1/deals/" + DEAL;
        awaiting(admin(), path, d -> d.path("state").asString().equals("SERVICING"));
        var paid = new HashSet<String>();
        long cash = 0;
        var papers = PublishedNotes.byTrust().getOrDefault(TRUST, List.of());
        for (var paper : papers) {
            var date = path + "/distributions/" + deal.paymentDateFor(paper.period());
            if (!paid.add(date)) {
                secondPaper(date, paper);
                continue;
            }
            collect(path, paper);
            pay(date, paper);
            cash += paper.total(Row::interest).plus(paper.total(Row::principal)).minorUnits();
            assertThat(Stream.of(wallet(0), wallet(1))
                            .mapToLong(chain::cashBalance)
                            .sum())
                    .as("in wallets after %s", paper.period())
                    .isEqualTo(cash);
        }
        assertThat(chain.collectionsAccount(DEAL)).isZero();
        return paid.size();
    }

    /** It says what was paid already: the same calculation, and nothing more is paid. */
    private void secondPaper(String date, Paper paper) {
        var before = admin().get(date);
        assertThat(before.path("state").asString()).isEqualTo("PAID");
        assertThat(admin().ok("PUT", date, inputs(paper))).isEqualTo(before);
    }

    private void collect(String path, Paper paper) {
        var file = "loanId,date,type,amount\nNOTES," + paper.period().atDay(15) + ",PAYMENT,"
                + text(paper.total(Row::principal)) + "\n";
        var period = path + "/collection-periods/" + paper.period();
        var started = admin().ok("POST", period + "/collections?fileName=" + paper.period() + ".csv", file);
        var operation = awaiting(
                admin(),
                "/v1/operations/" + started.path("id").asString(),
                o -> !o.path("state").asString().equals("RUNNING"));
        assertThat(operation.path("state").asString()).as(operation.toString()).isEqualTo("SUCCEEDED");
        admin().ok(
                        "PUT",
                        period + "/receipts/INTEREST-" + paper.period(),
                        "{\"source\":\"noteDistributions\",\"amount\":\"" + text(paper.total(Row::interest)) + "\"}");
        service.as("cora", "spv-admin").ok("POST", period + "/close", "");
    }

    private void pay(String date, Paper paper) {
        var calculated = admin().ok("PUT", date, inputs(paper));
        compare(paper, calculated);
        var approval = "{\"stateHash\":\"" + calculated.path("stateHash").asString() + "\"}";
        service.as("ann", "approver").ok("POST", date + "/approvals", approval);
        service.as("bob", "approver").ok("POST", date + "/approvals", approval);
        admin().ok("POST", date + "/record", "");
        awaiting(admin(), date, d -> !d.path("transactions").isEmpty());
        admin().ok("POST", date + "/declaration", "");
        var paid = awaiting(admin(), date, d -> d.path("state").asString().equals("PAID") || d.has("failure"));
        assertThat(paid.path("failure").asString("")).isEmpty();
        for (var line : paid.path("classes")) {
            assertThat(chain.principalBalance(DEAL, line.path("className").asString()))
                    .isEqualTo(cents(line, "closingBalance"));
        }
    }

    private static void compare(Paper paper, JsonNode report) {
        for (var row : paper.rows()) {
            var line = report.path("classes")
                    .valueStream()
                    .filter(each -> each.path("className").asString().equals(row.className()))
                    .findFirst()
                    .orElseThrow();
            assertThat(List.of(
                            cents(line, "interestPaid"), cents(line, "principalPaid"), cents(line, "closingBalance")))
                    .as("%s %s", paper.period(), row.className())
                    .containsExactly(
                            row.interest().minorUnits(),
                            row.principal().minorUnits(),
                            row.closing().orElseThrow().minorUnits());
        }
    }

    private String inputs(Paper paper) {
        var declared = paper.declared(deal);
        return PlatformJson.mapper()
                .writeValueAsString(
                        Map.of("fixings", figures(declared.fixings()), "inputs", figures(declared.figures())));
    }

    private static List<Map<String, String>> figures(List<OutsideFigure> figures) {
        return figures.stream()
                .map(each -> Map.of("name", each.name(), "value", each.value(), "source", each.source()))
                .toList();
    }

    private void closeOnChain() {
        var contracts = service.services.contracts();
        var web3 = service.bean(Web3j.class);
        var relay = keys.key(WalletKeys.ISSUANCE_RELAY).privateKey();
        FirstTransaction.ensure(web3, relay, contracts.chainId());
        var sender = new DirectSender(web3, relay, contracts);
        var effects = new Effects();
        var allocations = new ArrayList<Allocation>();
        for (var tranche : deal.tranches()) {
            sender.send(effects.createTranche(
                    DEAL + "/" + tranche.className(), DEAL, tranche.className(), "USD", units(tranche), 100_000));
            allocations.add(new Allocation(tranche.className(), wallet(0), third(tranche), third(tranche)));
            long rest = units(tranche) - third(tranche);
            allocations.add(new Allocation(tranche.className(), wallet(1), rest, rest));
        }
        for (int i = 0; i < 2; i++) {
            var wallet = wallet(i);
            long needed = allocations.stream()
                    .filter(each -> each.wallet().equals(wallet))
                    .mapToLong(Allocation::cashMinor)
                    .sum();
            sender.send(effects.registerInvestor(DEAL + "/investor/" + i, "NOTE-" + i, wallet, "US", true));
            sender.send(effects.issueCash(DEAL + "/cash/" + i, wallet, needed));
            var key = keys.key(FIRST_KEY + i).privateKey();
            FirstTransaction.ensure(web3, key, contracts.chainId());
            new InvestorWallet(web3, contracts, key).approveCash(needed);
        }
        sender.send(effects.closeIssue(
                DEAL + "/close", DEAL, wallet(2), 0, deal.document().deal().closingDate(), allocations));
    }

    private void publish() {
        service.services.publish(
                POOL + "/part/1",
                Topics.ISSUANCE_POOL,
                POOL,
                new PoolLoansV1(
                        POOL,
                        1,
                        1,
                        List.of(new PoolLoansV1.Loan("NOTES", Long.toString(issued), "0", "100000000", 60, 0))));
        service.services.publish(
                POOL + "/frozen",
                Topics.ISSUANCE_POOL,
                POOL,
                new PoolFrozenV1(
                        POOL,
                        LocalDate.of(2016, 12, 31),
                        1,
                        MoneyV1.of("USD", issued),
                        "0x" + "0".repeat(64),
                        "0".repeat(64)));
        service.services.publish(
                DEAL + "/closed",
                Topics.ISSUANCE_TRANCHE,
                DEAL,
                new DealClosedV1(
                        DEAL,
                        POOL,
                        deal.document().deal().closingDate(),
                        DocumentHash.of(document),
                        document,
                        MoneyV1.of("USD", 0),
                        "0x" + "0".repeat(64)));
        for (var tranche : deal.tranches()) {
            service.services.publish(
                    DEAL + "/issued/" + tranche.className(),
                    Topics.ISSUANCE_TRANCHE,
                    DEAL,
                    new TrancheIssuedV1(
                            DEAL + "/" + tranche.className(),
                            DEAL,
                            tranche.className(),
                            MoneyV1.of("USD", units(tranche)),
                            "0x0000000000000000000000000000000000000000",
                            List.of(
                                    holding("NOTE-0", wallet(0), third(tranche)),
                                    holding("NOTE-1", wallet(1), units(tranche) - third(tranche)))));
        }
    }

    private static TrancheIssuedV1.Holding holding(String investorId, String wallet, long units) {
        return new TrancheIssuedV1.Holding(investorId, wallet, Long.toString(units));
    }

    private static long units(TrancheTerms tranche) {
        return tranche.originalBalance().minorUnits();
    }

    private static long third(TrancheTerms tranche) {
        return units(tranche) / 300_000 * 100_000;
    }

    private static String text(Money money) {
        return money.majorUnits().toPlainString();
    }

    private static long cents(JsonNode node, String field) {
        return Money.of("USD", node.path(field).asString()).minorUnits();
    }

    private Rest admin() {
        return service.as("olga", "spv-admin");
    }
}
