package io.penstock.waterfall;

import io.penstock.deal.Coupon;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.SampleDeals;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Payment dates of our three documents in every state they can be in: rich, short, in loss, nearly repaid. */
final class WaterfallCases {

    private static final List<ResolvedDeal> DEALS = List.of(
            SampleDeals.atlas(),
            SampleDeals.read("/golden/caot-2024-2/deal.json"),
            SampleDeals.read("/golden/caot-2025-2/deal.json"));

    /** One payment date of one deal. */
    record Case(ResolvedDeal deal, WaterfallInput input) {

        PaymentReport report() {
            return Waterfall.run(deal, input);
        }

        /** The same with so much more interest collected. */
        Case richer(long cents) {
            var interest = input.collected(WaterfallInput.INTEREST).plus(new Money(deal.currency(), cents));
            return new Case(deal, input.withCollected(WaterfallInput.INTEREST, interest));
        }

        @Override
        public String toString() {
            return deal.dealId() + " " + WaterfallJson.print(input);
        }
    }

    private WaterfallCases() {}

    static Case generate(RandomGenerator random, int size) {
        return generate(random, size, DEALS.get(random.nextInt(DEALS.size())));
    }

    static Case generate(RandomGenerator random, int size, ResolvedDeal deal) {
        var opening = DealState.atClosing(deal);
        boolean repaid = true;
        for (var tranche : deal.tranches()) {
            // Classes retire from the top, so once one is left all below it are more or less whole.
            repaid &= random.nextBoolean();
            long original = tranche.originalBalance().minorUnits();
            long balance = repaid ? 0 : random.nextInt(3) == 0 ? random.nextLong(original + 1) : original;
            opening = opening.withClass(
                    tranche.className(),
                    new ClassState(tranche.originalBalance(), money(deal, balance), money(deal, rare(random, size))));
        }
        for (var fee : deal.document().fees()) {
            opening = opening.withFee(fee.name(), money(deal, rare(random, size)));
        }
        long notes = opening.classes().values().stream()
                .mapToLong(c -> c.balance().minorUnits())
                .sum();
        long reserve = random.nextInt(3) == 0
                ? 0
                : random.nextLong(2 * deal.reserveDeposit().minorUnits());

        long end = random.nextLong(Math.max(1, notes + notes / 5) + 1);
        long principal = random.nextLong(1 + Math.max(1, notes / (1 + random.nextInt(30))));
        long defaulted = random.nextInt(2) == 0 ? 0 : random.nextLong(1 + notes / 10);
        var pool = new PoolBalances(
                money(deal, end + principal + defaulted),
                money(deal, defaulted),
                money(deal, end),
                money(deal, 160_000_000_000L));
        var collections = new PeriodCollections(
                money(deal, random.nextLong(1 + notes / 50)),
                money(deal, principal),
                money(deal, rare(random, size)),
                money(deal, rare(random, size)));
        var fixings = new TreeMap<String, BigDecimal>();
        deal.tranches().stream()
                .flatMap(t -> t.coupon().stream())
                .filter(Coupon.Floating.class::isInstance)
                .forEach(c ->
                        fixings.put(((Coupon.Floating) c).index(), BigDecimal.valueOf(random.nextInt(700_000), 7)));
        int number = random.nextInt(60);
        var month = deal.firstCollectionPeriod().plusMonths(number);
        opening = opening.withAccount("reserve", money(deal, reserve)).withPaymentNumber(number);
        var input = WaterfallInput.of(deal, month, collections, pool, opening)
                .withFixings(fixings)
                .withReserveIncome(money(deal, rare(random, size)));
        return new Case(deal, input);
    }

    /** Usually nothing. */
    private static long rare(RandomGenerator random, int size) {
        return random.nextInt(3) == 0 ? random.nextLong(1L << Math.min(30, size)) : 0;
    }

    private static Money money(ResolvedDeal deal, long cents) {
        return new Money(deal.currency(), cents);
    }
}
