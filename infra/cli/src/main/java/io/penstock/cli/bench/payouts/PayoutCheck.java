package io.penstock.cli.bench.payouts;

import io.penstock.cli.bench.faults.Findings;
import io.penstock.cli.bench.faults.Findings.Kind;
import io.penstock.onchain.ChainReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares the chain with the book and with the service's tables, holder by holder and effect by effect. */
final class PayoutCheck {

    private final PayoutBook book;
    private final ChainReader chain;
    private final PaidEvents events;
    private final JdbcTemplate jdbc;
    private final Findings findings;
    private final LongAdder compared = new LongAdder();

    PayoutCheck(PayoutBook book, ChainReader chain, PaidEvents events, JdbcTemplate jdbc, Findings findings) {
        this.book = book;
        this.chain = chain;
        this.events = events;
        this.jdbc = jdbc;
        this.findings = findings;
    }

    /** Figures that were compared so far. */
    long compared() {
        return compared.sum();
    }

    /** One payment date: each payment is made once, escrow is empty, everybody has what all dates so far gave. */
    void afterPayout(int date) throws IOException {
        payments(date);
        balances(date);
        paidOnce(date);
        effects(date);
    }

    /** The whole: every date again, and the register. */
    void atTheEnd(int dates) throws IOException {
        for (int date = 1; date <= dates; date++) {
            payments(date);
            paidOnce(date);
            effects(date);
        }
        balances(dates);
        register();
        long credited = 0;
        for (int date = 1; date <= dates; date++) {
            int at = date;
            credited += IntStream.range(0, book.deals())
                    .mapToLong(deal -> book.total(deal, at))
                    .sum();
        }
        same("cash on chain", credited, chain.cashSupply());
        long rows = Objects.requireNonNull(jdbc.queryForObject("select count(*) from chain_effect", Long.class));
        same("effects of the service", dates * book.effectsOfADate(), rows);
        same("effects of the writer on chain", rows, chain.writerCount(PayoutService.SERVICE));
    }

    private void payments(int date) {
        deals(deal -> {
            var id = book.distributionId(deal, date);
            for (int index : chain.unpaid(id, 0, book.holdersOf(deal))) {
                findings.add(Kind.LOST, "payment " + index + " of " + id + " is not made");
            }
            compared.add(book.holdersOf(deal));
            same("escrow of " + id, 0, chain.escrow(id));
            same("collections of " + book.dealId(deal), 0, chain.collectionsAccount(book.dealId(deal)));
        });
    }

    private void balances(int dates) {
        deals(deal -> {
            var expected = new long[book.holdersOf(deal)];
            for (int date = 1; date <= dates; date++) {
                var amounts = book.amounts(deal, date);
                for (int i = 0; i < expected.length; i++) {
                    expected[i] += amounts.get(i);
                }
            }
            for (int i = 0; i < expected.length; i++) {
                long has = chain.cashBalance(book.wallet(deal, i));
                compared.increment();
                if (has != expected[i]) {
                    findings.add(
                            has > expected[i] ? Kind.DOUBLED : Kind.LOST,
                            "wallet " + book.wallet(deal, i) + " has " + has + " minor units, the engine says "
                                    + expected[i]);
                }
            }
        });
    }

    private void paidOnce(int date) throws IOException {
        for (int deal = 0; deal < book.deals(); deal++) {
            var id = book.distributionId(deal, date);
            var amounts = book.amounts(deal, date);
            var seen = new int[amounts.size()];
            for (PaidEvents.Paid paid : events.of(id)) {
                compared.increment();
                if (paid.index() >= seen.length
                        || paid.amountMinor() != amounts.get(paid.index())
                        || !paid.to().equals(book.wallet(deal, paid.index()))) {
                    findings.add(Kind.DIFFERENT, id + " paid " + paid + ", which the engine does not know");
                } else if (seen[paid.index()]++ > 0) {
                    findings.add(Kind.DOUBLED, "payment " + paid.index() + " of " + id + " has two events");
                }
            }
            for (int i = 0; i < seen.length; i++) {
                if (seen[i] == 0) {
                    findings.add(Kind.LOST, "payment " + i + " of " + id + " has no event");
                }
            }
        }
    }

    /** An effect as the service's tables have it. */
    private record Row(String key, String id, String payload, int told) {}

    private void effects(int date) {
        Map<String, Row> rows = new java.util.HashMap<>();
        jdbc.query("""
                select e.effect_key, e.effect_id, coalesce(e.payload_hash, ''), coalesce(t.times, 0) from chain_effect e
                left join payout_told t on t.effect_key = e.effect_key
                """, row -> {
            rows.put(row.getString(1), new Row(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
        });
        deals(deal -> book.payout(deal, date).forEach(effect -> {
            var row = rows.get(effect.key());
            if (row == null) {
                findings.add(Kind.LOST, "effect " + effect.key() + " is not in the service's tables");
                return;
            }
            same(
                    "payload of " + row.key(),
                    row.payload(),
                    chain.appliedPayload(row.id()).orElse("none"));
            if (row.told() == 0) {
                findings.add(Kind.LOST, "nobody was told that " + row.key() + " is done");
            }
        }));
    }

    private void register() {
        deals(deal -> {
            var id = book.dealId(deal);
            same("supply of " + id, book.supply(deal), chain.supply(id, PayoutBook.CLASS));
            for (int i = 0; i < book.holdersOf(deal); i++) {
                var wallet = book.wallet(deal, i);
                same("units of " + wallet, book.units(deal, i), chain.units(id, PayoutBook.CLASS, wallet));
                if (!chain.isInvestor(wallet)) {
                    findings.add(Kind.LOST, "wallet " + wallet + " is no investor's any more");
                }
            }
        });
    }

    private void same(String what, Object expected, Object found) {
        compared.increment();
        if (!expected.equals(found)) {
            findings.add(Kind.DIFFERENT, what + " is " + found + ", expected " + expected);
        }
    }

    private void same(String what, long expected, long found) {
        same(what, Long.valueOf(expected), Long.valueOf(found));
    }

    private void deals(java.util.function.IntConsumer work) {
        List<Integer> all = IntStream.range(0, book.deals()).boxed().toList();
        all.parallelStream().forEach(work::accept);
    }
}
