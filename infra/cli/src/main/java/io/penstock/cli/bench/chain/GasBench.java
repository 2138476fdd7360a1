package io.penstock.cli.bench.chain;

import io.penstock.cli.bench.Contestant;
import io.penstock.cli.bench.EngineBench;
import io.penstock.onchain.DirectSender;
import io.penstock.onchain.Effect;
import io.penstock.onchain.Effects;
import io.penstock.onchain.Gateway;
import io.penstock.onchain.InvestorWallet;
import io.penstock.onchain.WalletKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/** Gas of whole transactions, the 21,000 included, as their receipts tell it, beside the targets of the design. */
final class GasBench implements EngineBench {

    private static final String GAS = "gas";

    private final BenchChain chain;
    private final DirectSender issuance;
    private final DirectSender servicing;
    private final Effects builder = new Effects();
    private final Map<String, Object> facts = new LinkedHashMap<>();

    private GasBench(BenchChain chain) {
        this.chain = chain;
        this.issuance =
                new DirectSender(chain.web3(), chain.plainKey("issuance").privateKey(), chain.plain());
        this.servicing =
                new DirectSender(chain.web3(), chain.plainKey("servicing").privateKey(), chain.plain());
    }

    static GasBench prepare(BenchChain chain) {
        var bench = new GasBench(chain);
        try {
            bench.walk();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bench;
    }

    private void walk() throws IOException {
        var holders = new Holders("GAS", 1);
        var registrations = holders.registrations();
        Effect first = registrations.getFirst();
        long direct = estimate(chain.plain().mirrorGateway(), chain.plain().investorRegistry(), first.call());
        long single = used(issuance.send(first));
        aim("register an investor", single, 90_000);
        facts.put("gas: gateway overhead of one effect", single - direct);
        var batch = registrations.subList(1, 1 + Gateway.MAX_BATCH);
        aim(
                "register an investor, in a batch of " + batch.size(),
                used(issuance.sendAll(batch)) / batch.size(),
                50_000);
        issuance.sendAll(registrations.subList(1 + Gateway.MAX_BATCH, registrations.size()));

        var issue = holders.issue();
        facts.put("gas: create a class", used(issuance.send(issue.get(0))));
        aim(
                "mint, per holder of a closing of " + Holders.OF_A_DEAL,
                used(issuance.send(issue.get(1))) / Holders.OF_A_DEAL,
                190_000);
        transfer(holders);
        payments(holders);
    }

    /** A trade between two holders: units against cash. */
    private void transfer(Holders holders) {
        WalletKey buyer = chain.wallet(20);
        long cash = 500_00;
        issuance.send(builder.registerInvestor("gas/buyer", "GAS-BUYER", buyer.address(), "US", true));
        facts.put("gas: tokenise cash", used(issuance.send(builder.issueCash("gas/cash", buyer.address(), 2 * cash))));
        new InvestorWallet(chain.web3(), chain.plain(), buyer.privateKey()).approveCash(2 * cash);
        long last = 0;
        for (int i = 1; i <= 2; i++) {
            var trade = builder.settleTrade(
                    "gas/trade-" + i,
                    "GAS-T" + i,
                    holders.dealId(),
                    holders.className(),
                    holders.wallet(i),
                    buyer.address(),
                    1_000_00,
                    cash,
                    LocalDate.EPOCH);
            last = used(issuance.send(trade));
        }
        facts.put("gas: transfer against cash, to a holder", last);
    }

    private void payments(Holders holders) throws IOException {
        int half = Holders.OF_A_DEAL / 2;
        for (int date = 1; date <= 2; date++) {
            servicing.send(holders.cut(date));
            var payout = holders.payout(date);
            servicing.send(payout.get(0));
            aim("declare, payment date " + date, used(servicing.send(payout.get(1))), 220_000);
            long paid = used(servicing.send(holders.pay(date, half, half)));
            aim(
                    "payout in a batch of " + half + ", per holder, payment date " + date,
                    paid / half,
                    date == 1 ? 38_000 : 20_000);
        }
        var claimer = new RawSends(chain.web3(), chain.plain(), chain.wallet(21));
        String pool = chain.plain().distributionPool();
        aim(
                "claim by proof, first in its word",
                claimer.gasOf(pool, holders.tree(2).claim(3)),
                90_000);
        aim("claim by proof, later", claimer.gasOf(pool, holders.tree(2).claim(4)), 72_000);
        facts.put("gas: duplicate of an applied effect", used(servicing.send(holders.pay(2, half, half))));
    }

    private long estimate(String from, String to, String data) throws IOException {
        var answer = chain.web3()
                .ethEstimateGas(Transaction.createEthCallTransaction(from, to, data))
                .send();
        if (answer.hasError()) {
            throw new IOException("no estimate: " + answer.getError().getMessage());
        }
        return answer.getAmountUsed().longValueExact();
    }

    private void aim(String what, long gas, long atMost) {
        facts.put("gas: " + what + ", figure", gas);
        facts.put("gas: " + what, Aim.of((double) gas, GAS, (double) atMost));
    }

    private static long used(TransactionReceipt receipt) {
        return receipt.getGasUsed().longValueExact();
    }

    @Override
    public List<Contestant> contestants() {
        return List.of();
    }

    @Override
    public Map<String, Object> facts() {
        return facts;
    }
}
