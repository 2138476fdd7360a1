package io.penstock.cli.bench.chain;

import io.penstock.onchain.Allocation;
import io.penstock.onchain.ClassTotal;
import io.penstock.onchain.Effect;
import io.penstock.onchain.Effects;
import io.penstock.onchain.Payment;
import io.penstock.onchain.PayoutTree;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A deal of one class with as many holders as one closing takes, all with the same units, so that every payment is the
 * same. The wallets are nobody's: paying them needs no key.
 */
final class Holders {

    static final int OF_A_DEAL = Effects.MAX_ALLOCATIONS;

    private static final long UNITS = 1_000_00;
    private static final long PAYMENT = 12_34;
    private static final String CLASS = "A";

    private final Effects builder = new Effects();
    private final String dealId;
    private final int number;

    /** @param number tells deals and their wallets apart */
    Holders(String prefix, int number) {
        this.dealId = prefix + "-" + number;
        this.number = number;
    }

    String dealId() {
        return dealId;
    }

    String className() {
        return CLASS;
    }

    String wallet(int holder) {
        return "0x"
                + "%040x"
                        .formatted(0x7000_0000_0000L
                                + Math.floorMod(dealId.hashCode(), 0x1000_0000) * 0x1_0000L
                                + number * 128L
                                + holder);
    }

    /** Registration of all holders. */
    List<Effect> registrations() {
        return IntStream.range(0, OF_A_DEAL)
                .mapToObj(i ->
                        builder.registerInvestor(dealId + "/holder-" + i, dealId + "-H" + i, wallet(i), "US", true))
                .toList();
    }

    /** The class and its closing, units without cash. */
    List<Effect> issue() {
        var allocations = IntStream.range(0, OF_A_DEAL)
                .mapToObj(i -> new Allocation(CLASS, wallet(i), UNITS, 0))
                .toList();
        return List.of(
                builder.createTranche(dealId + "/class", dealId, CLASS, "USD", UNITS * OF_A_DEAL, UNITS),
                builder.closeIssue(dealId + "/closing", dealId, wallet(0), 0, LocalDate.EPOCH, allocations));
    }

    /** The record of a payment date; servicing writes it. */
    Effect cut(int date) {
        return builder.cutRecord(dealId + "/record-" + date, dealId, date);
    }

    /** The cash of a payment date and its declaration, then the payments; servicing writes them. */
    List<Effect> payout(int date) {
        long total = PAYMENT * OF_A_DEAL;
        var tree = tree(date);
        var effects = new ArrayList<Effect>();
        effects.add(builder.creditCollections(
                dealId + "/cash-" + date, dealId, YearMonth.of(2026, 1).plusMonths(date), total));
        effects.add(builder.declare(
                dealId + "/declared-" + date,
                dealId,
                date,
                total,
                0,
                total,
                true,
                List.of(new ClassTotal(CLASS, total)),
                tree));
        return effects;
    }

    Effect pay(int date, int from, int count) {
        return builder.pay(dealId + "/paid-" + date + "-" + from, List.of(), tree(date), from, count);
    }

    PayoutTree tree(int date) {
        var payments = IntStream.range(0, OF_A_DEAL)
                .mapToObj(i -> new Payment(CLASS, wallet(i), PAYMENT))
                .toList();
        return new PayoutTree(dealId + "/" + date, payments);
    }
}
