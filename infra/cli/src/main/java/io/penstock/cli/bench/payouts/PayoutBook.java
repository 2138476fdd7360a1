package io.penstock.cli.bench.payouts;

import io.penstock.kernel.Money;
import io.penstock.onchain.Allocation;
import io.penstock.onchain.ClassTotal;
import io.penstock.onchain.Effect;
import io.penstock.onchain.Effects;
import io.penstock.onchain.Payment;
import io.penstock.onchain.PayoutTree;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Who holds what and who is paid what, from a seed alone: harness and service compute the same book and need not tell
 * each other. A closing takes a hundred holders, so many holders are in many deals of one class. Every holder has a
 * number of units of its own, and a payment date's total is split by the engine's largest remainders.
 */
final class PayoutBook {

    static final int OF_A_DEAL = Effects.MAX_ALLOCATIONS;
    static final String CLASS = "A";

    private static final long DENOMINATION = 1_000_00;
    private static final int MOST_DENOMINATIONS = 9;
    private static final long LEAST_PER_HOLDER = 5_00;
    private static final long MOST_PER_HOLDER = 40_00;

    private final Effects builder = new Effects();
    private final long seed;
    private final int holders;

    /** @param holders at least 1; the last deal has what is left after whole hundreds */
    PayoutBook(long seed, int holders) {
        this.seed = seed;
        this.holders = holders;
    }

    int holders() {
        return holders;
    }

    int deals() {
        return Math.ceilDiv(holders, OF_A_DEAL);
    }

    int holdersOf(int deal) {
        return Math.min(OF_A_DEAL, holders - deal * OF_A_DEAL);
    }

    String dealId(int deal) {
        return "KILL-" + seed + "-" + deal;
    }

    /** A wallet that is nobody's: paying it needs no key. Each seed has its own, so that books can share a chain. */
    String wallet(int deal, int holder) {
        return "0x%08x%032x".formatted((int) seed, 0x6000_0000_0000L + (long) deal * 0x1_0000L + holder + 1);
    }

    /** Units of a holder, in minor units of the class. */
    long units(int deal, int holder) {
        var random = new SplittableRandom(seed * 31 + (long) deal * 1_000_003 + holder);
        return DENOMINATION * random.nextLong(1, MOST_DENOMINATIONS + 1);
    }

    long supply(int deal) {
        return IntStream.range(0, holdersOf(deal))
                .mapToLong(holder -> units(deal, holder))
                .sum();
    }

    /** What a payment date pays to the class of a deal, in minor units. */
    long total(int deal, int date) {
        var random = new SplittableRandom(seed * 37 + (long) deal * 1_000_003 + (long) date * 7_919);
        return holdersOf(deal) * random.nextLong(LEAST_PER_HOLDER, MOST_PER_HOLDER);
    }

    /** What a payment date pays to each holder of a deal: adds up to the total. */
    List<Long> amounts(int deal, int date) {
        var currency = Currency.getInstance("USD");
        var weights = IntStream.range(0, holdersOf(deal))
                .mapToObj(holder -> new Money(currency, units(deal, holder)))
                .toList();
        return new Money(currency, total(deal, date))
                .allocate(weights).stream().map(Money::minorUnits).toList();
    }

    String distributionId(int deal, int date) {
        return dealId(deal) + "/" + date;
    }

    /** Registration of all holders; issuance writes it. */
    List<Effect> registrations() {
        var effects = new ArrayList<Effect>();
        for (int deal = 0; deal < deals(); deal++) {
            for (int i = 0; i < holdersOf(deal); i++) {
                effects.add(builder.registerInvestor(
                        dealId(deal) + "/holder-" + i, dealId(deal) + "-H" + i, wallet(deal, i), "US", true));
            }
        }
        return effects;
    }

    /**
     * The classes and their closings, units without cash; issuance writes them. All classes first: a closing is tried
     * before it is signed, and behind a class that is still on its way it would wait for the next block.
     */
    List<Effect> issue() {
        var effects = new ArrayList<Effect>();
        for (int deal = 0; deal < deals(); deal++) {
            effects.add(builder.createTranche(
                    dealId(deal) + "/class", dealId(deal), CLASS, "USD", supply(deal), DENOMINATION));
        }
        for (int deal = 0; deal < deals(); deal++) {
            var allocations = new ArrayList<Allocation>();
            for (int i = 0; i < holdersOf(deal); i++) {
                allocations.add(new Allocation(CLASS, wallet(deal, i), units(deal, i), 0));
            }
            effects.add(builder.closeIssue(
                    dealId(deal) + "/closing", dealId(deal), wallet(deal, 0), 0, LocalDate.EPOCH, allocations));
        }
        return effects;
    }

    /** Record, cash, declaration and payments of a date for one deal; servicing writes them. */
    List<Effect> payout(int deal, int date) {
        var tree = tree(deal, date);
        long total = total(deal, date);
        var id = distributionId(deal, date);
        return List.of(
                builder.cutRecord(id + "/record", dealId(deal), date),
                builder.creditCollections(
                        id + "/cash", dealId(deal), YearMonth.of(2026, 1).plusMonths(date), total),
                builder.declare(
                        id + "/declared",
                        dealId(deal),
                        date,
                        total,
                        0,
                        total,
                        true,
                        List.of(new ClassTotal(CLASS, total)),
                        tree),
                builder.pay(id + "/paid", List.of(), tree, 0, holdersOf(deal)));
    }

    /** Effects of one payment date over all deals. */
    long effectsOfADate() {
        return 4L * deals();
    }

    private PayoutTree tree(int deal, int date) {
        var amounts = amounts(deal, date);
        var payments = new ArrayList<Payment>();
        for (int i = 0; i < amounts.size(); i++) {
            payments.add(new Payment(CLASS, wallet(deal, i), amounts.get(i)));
        }
        return new PayoutTree(distributionId(deal, date), payments);
    }
}
