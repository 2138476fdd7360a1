package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many payment dates with drawn amounts: after each, every cent is where the books say. The seed is in the message. */
final class RandomLifeIT {
    private static final int DATES = 24;

    @Test
    void cash_is_conserved_over_many_payment_dates() {
        long seed = Long.getLong("penstock.seed", 20_200_819L);
        var random = new Random(seed);
        try (TestChain chain = TestChain.anvil()) {
            TestDeal deal = TestDeal.closed(chain);
            YearMonth period = YearMonth.of(2020, 8);
            long balance = TestDeal.A;
            for (int i = 0; i < DATES; i++) {
                String where = "seed " + seed + ", date " + i;
                long recordId = 10L * i + 1 + random.nextInt(9);
                deal.collect(period.plusMonths(i), drawn(random), recordId);
                payOut(chain, deal, chain.fresh("DIST"), recordId, random);
                balance -= random.nextLong(balance / 10);
                chain.apply(Writer.SERVICING, chain.effects.setFactor(chain.fresh("f"), deal.id, "A", balance));

                long books = chain.reader.collectionsAccount(deal.id) + chain.reader.reserveAccount(deal.id);
                assertThat(chain.reader.cashBalance(chain.addresses.distributionPool()))
                        .as(where)
                        .isEqualTo(books);
                assertThat(sumOfAllCash(chain)).as(where).isEqualTo(chain.reader.cashSupply());
                assertThat(chain.reader.principalBalance(deal.id, "A"))
                        .as(where)
                        .isEqualTo(balance);
                assertThat(chain.reader.supplyAt(deal.id, "A", recordId))
                        .as(where)
                        .isEqualTo(TestDeal.A);
            }
        }
    }

    private static void payOut(TestChain chain, TestDeal deal, String distribution, long recordId, Random random) {
        long used = chain.reader.collectionsAccount(deal.id) - random.nextInt(3);
        long available = used + chain.reader.reserveAccount(deal.id);
        long reserveAfter = random.nextLong(available);
        long total = available - reserveAfter;
        long toA = random.nextLong(total);
        long toB = random.nextLong(total - toA);
        long toC = Math.min(random.nextInt(3), total - toA - toB);
        long fees = total - toA - toB - toC;
        var payments = new ArrayList<Payment>();
        payments.addAll(deal.split("A", toA, recordId));
        payments.addAll(deal.split("B", toB, recordId));
        payments.addAll(deal.split("C", toC, recordId));
        payments.removeIf(p -> p.amountMinor() == 0);
        var totals = Stream.of(new ClassTotal("A", toA, 0), new ClassTotal("B", toB, 0), new ClassTotal("C", toC, toC))
                .filter(t -> t.amountMinor() > 0)
                .toList();
        var tree = new PayoutTree(distribution, payments);
        chain.apply(
                Writer.SERVICING,
                chain.effects.declare(
                        chain.fresh("d"), deal.id, recordId, used, reserveAfter, total, true, totals, tree));
        if (fees > 0) {
            var fee = new Payment("", chain.keys.key(40).address(), fees);
            chain.apply(Writer.SERVICING, chain.effects.pay(chain.fresh("p"), List.of(fee), tree, 0, 0));
        }
        for (int from = 0, count; from < payments.size(); from += count) {
            count = 1 + random.nextInt(payments.size() - from);
            chain.apply(Writer.SERVICING, chain.effects.pay(chain.fresh("p"), List.of(), tree, from, count));
        }
        assertThat(chain.reader.escrow(distribution)).isZero();
    }

    /** From a few cents to many millions. */
    private static long drawn(Random random) {
        return 10 + random.nextLong((long) Math.pow(10, 2 + random.nextInt(9)));
    }

    private static long sumOfAllCash(TestChain chain) {
        long sum = chain.reader.cashBalance(chain.addresses.distributionPool());
        for (int i = 0; i < 64; i++) {
            sum += chain.reader.cashBalance(chain.keys.key(i).address());
        }
        return sum;
    }
}
