package io.penstock.cli.bench.chain;

import io.penstock.cli.bench.Contestant;
import io.penstock.cli.bench.EngineBench;
import io.penstock.cli.bench.log.BenchServer;
import io.penstock.launcher.LaunchProgress;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * From the declaration in the outbox to the last confirmed payment, through the mirror: every holder of every deal is
 * paid once. A closing takes a hundred holders, so ten thousand of them are in a hundred deals.
 */
final class PayoutBench implements EngineBench {

    private static final double SECONDS = 120;

    private final Map<String, Object> facts = new LinkedHashMap<>();

    private PayoutBench() {}

    /** Does it all: what is measured takes too long to be done in turns. */
    static PayoutBench prepare(BenchServer server, BenchChain chain, int holders, LaunchProgress progress) {
        var bench = new PayoutBench();
        try (var issuance = BenchMirror.start(server, chain, "issuance");
                var servicing = BenchMirror.start(server, chain, "servicing")) {
            bench.run(issuance, servicing, new ChainReader(chain.web3(), chain.mirrored()), holders, progress);
        }
        return bench;
    }

    private void run(
            BenchMirror issuance, BenchMirror servicing, ChainReader reader, int holders, LaunchProgress progress) {
        int count = Math.ceilDiv(holders, Holders.OF_A_DEAL);
        var deals = IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Holders("PAYOUT", i))
                .toList();
        progress.note("payout: registering " + count * Holders.OF_A_DEAL + " holders of " + count + " deals");
        issuance.run(deals.stream().flatMap(d -> d.registrations().stream()).toList());
        progress.note("payout: issuing");
        // All classes first: behind a class that is still on its way a closing would wait for the next block.
        issuance.run(deals.stream().map(d -> d.issue().getFirst()).toList());
        issuance.run(deals.stream().map(d -> d.issue().getLast()).toList());
        long issued = issuance.transactions();
        facts.put("payout: transactions for registration and issue", issued);
        for (int date = 1; date <= 2; date++) {
            pay(servicing, deals, date, progress);
        }
        requirePaid(reader, deals);
    }

    private void pay(BenchMirror servicing, List<Holders> deals, int date, LaunchProgress progress) {
        int recordId = date;
        servicing.run(deals.stream().map(d -> d.cut(recordId)).toList());
        progress.note("payout: payment date " + date);
        var effects = new ArrayList<Effect>();
        for (Holders deal : deals) {
            effects.addAll(deal.payout(date));
            effects.add(deal.pay(date, 0, Holders.OF_A_DEAL));
        }
        long before = servicing.transactions();
        double seconds = servicing.run(effects);
        var name = "payout to %,d holders, payment date %d".formatted(deals.size() * Holders.OF_A_DEAL, date);
        facts.put(name + ": seconds", seconds);
        facts.put(name, Aim.of(seconds, "s", SECONDS));
        facts.put(name + ": holders/s", deals.size() * Holders.OF_A_DEAL / seconds);
        facts.put(name + ": transactions", servicing.transactions() - before);
    }

    /** Twice the payment in every wallet, and nothing left in escrow: else the figure above means nothing. */
    private static void requirePaid(ChainReader reader, List<Holders> deals) {
        for (Holders deal : deals) {
            long each = deal.tree(1).payments().getFirst().amountMinor();
            for (int i = 0; i < Holders.OF_A_DEAL; i++) {
                long paid = reader.cashBalance(deal.wallet(i));
                if (paid != 2 * each) {
                    throw new IllegalStateException("wallet " + deal.wallet(i) + " has " + paid + ", not " + 2 * each);
                }
            }
        }
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
