package io.penstock.servicing.it;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.contracts.issuance.PoolLoansV1;
import io.penstock.contracts.issuance.TrancheIssuedV1;
import io.penstock.deal.DocumentHash;
import io.penstock.onchain.Allocation;
import io.penstock.onchain.DirectSender;
import io.penstock.onchain.Effects;
import io.penstock.onchain.FirstTransaction;
import io.penstock.onchain.InvestorWallet;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.test.PlatformServices;
import io.penstock.servicing.SmallDeal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.web3j.protocol.Web3j;

/**
 * What issuance has done before servicing begins: forty loans of 25,000.00 at 6 %, 500.00 a month, in a frozen pool, and
 * three classes in three investors' wallets against cash. Its messages and its chain transactions are real.
 */
final class IssuedDeal {

    static final int LOANS = 40;
    private static final String ZEROS = "0".repeat(64);

    final String dealId;
    final String poolId;
    final String alder;
    final String birch;
    final String cedar;
    final String servicer;
    final String trustee;
    private final String seller;
    private final PlatformServices services;

    IssuedDeal(PlatformServices services, String dealId) {
        this.services = services;
        this.dealId = dealId;
        this.poolId = "POOL-" + dealId;
        var keys = WalletKeys.of(services.mnemonic());
        alder = keys.key(WalletKeys.FIRST_PARTY).address();
        birch = keys.key(WalletKeys.FIRST_PARTY + 1).address();
        cedar = keys.key(WalletKeys.FIRST_PARTY + 2).address();
        seller = keys.key(WalletKeys.FIRST_PARTY + 3).address();
        servicer = keys.key(WalletKeys.FIRST_PARTY + 4).address();
        trustee = keys.key(WalletKeys.FIRST_PARTY + 5).address();
    }

    static String loanId(int number) {
        return "L%03d".formatted(number);
    }

    /** As the chain knows an investor: 0 is ALDER, 1 BIRCH, 2 CEDAR. */
    String investorId(int index) {
        return "INV-" + index + dealId;
    }

    /** Investors, classes and the closing on chain, as issuance's relay would submit them. */
    void closeOnChain(Web3j web3) {
        var keys = WalletKeys.of(services.mnemonic());
        var contracts = services.contracts();
        var relay = keys.key(WalletKeys.ISSUANCE_RELAY).privateKey();
        FirstTransaction.ensure(web3, relay, contracts.chainId());
        var sender = new DirectSender(web3, relay, contracts);
        var effects = new Effects();
        var wallets = List.of(alder, birch, cedar);
        var cash = List.of(48_000_000L, 42_000_000L, 10_000_000L);
        for (int i = 0; i < wallets.size(); i++) {
            var key = dealId + "/investor/" + i;
            sender.send(effects.registerInvestor(key, investorId(i), wallets.get(i), "US", true));
            sender.send(effects.issueCash(key + "/cash", wallets.get(i), cash.get(i)));
            var privateKey = keys.key(WalletKeys.FIRST_PARTY + i).privateKey();
            FirstTransaction.ensure(web3, privateKey, contracts.chainId());
            new InvestorWallet(web3, contracts, privateKey).approveCash(cash.get(i));
        }
        sender.send(effects.createTranche(dealId + "/A", dealId, "A", "USD", 80_000_000, 100_000));
        sender.send(effects.createTranche(dealId + "/B", dealId, "B", "USD", 10_000_000, 100_000));
        sender.send(effects.createTranche(dealId + "/C", dealId, "C", "USD", 10_000_000, 100_000));
        sender.send(effects.closeIssue(
                dealId + "/close",
                dealId,
                seller,
                1_000_000,
                LocalDate.of(2020, 8, 19),
                List.of(
                        new Allocation("A", alder, 48_000_000, 48_000_000),
                        new Allocation("A", birch, 32_000_000, 32_000_000),
                        new Allocation("B", birch, 10_000_000, 10_000_000),
                        new Allocation("C", cedar, 10_000_000, 10_000_000))));
    }

    /** Publishes loans in two parts and the frozen pool. */
    void publishPool() {
        for (int part = 1; part <= 2; part++) {
            services.publish(
                    poolId + "/part/" + part,
                    Topics.ISSUANCE_POOL,
                    poolId,
                    new PoolLoansV1(poolId, part, 2, loans(part)));
        }
        services.publish(
                poolId + "/frozen",
                Topics.ISSUANCE_POOL,
                poolId,
                new PoolFrozenV1(
                        poolId, LocalDate.of(2020, 7, 31), LOANS, MoneyV1.of("USD", 100_000_000), "0x" + ZEROS, ZEROS));
    }

    /** Publishes the closed deal and the holders of its classes. */
    void publishDeal() {
        var document = SmallDeal.json(dealId, seller, servicer, trustee);
        services.publish(
                dealId + "/closed",
                Topics.ISSUANCE_TRANCHE,
                dealId,
                new DealClosedV1(
                        dealId,
                        poolId,
                        LocalDate.of(2020, 8, 19),
                        DocumentHash.of(document),
                        document,
                        MoneyV1.of("USD", 1_000_000),
                        "0x" + ZEROS));
        publishClass(
                "A", 80_000_000, List.of(holding("ALDER", alder, 48_000_000), holding("BIRCH", birch, 32_000_000)));
        publishClass("B", 10_000_000, List.of(holding("BIRCH", birch, 10_000_000)));
        publishClass("C", 10_000_000, List.of(holding("CEDAR", cedar, 10_000_000)));
    }

    private void publishClass(String className, long balance, List<TrancheIssuedV1.Holding> holdings) {
        services.publish(
                dealId + "/issued/" + className,
                Topics.ISSUANCE_TRANCHE,
                dealId,
                new TrancheIssuedV1(
                        dealId + "/" + className,
                        dealId,
                        className,
                        MoneyV1.of("USD", balance),
                        "0x0000000000000000000000000000000000000000",
                        holdings));
    }

    private static TrancheIssuedV1.Holding holding(String investorId, String wallet, long units) {
        return new TrancheIssuedV1.Holding(investorId, wallet, Long.toString(units));
    }

    private static List<PoolLoansV1.Loan> loans(int part) {
        var loans = new ArrayList<PoolLoansV1.Loan>();
        for (int i = 1; i <= LOANS / 2; i++) {
            loans.add(new PoolLoansV1.Loan(loanId((part - 1) * LOANS / 2 + i), "2500000", "0.06", "50000", 60, 0));
        }
        return loans;
    }
}
