package io.penstock.servicing.distribution.domain;

import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * The transactions of a payout, in their order: escrow first, then payees in batches, then new balances.
 *
 * <p>The payments to holders are fixed under one root on chain, and a batch has a range of its indexes, behind fees if
 * there are any. The chain takes one payment for each class and wallet, so fees of one wallet are paid together.
 */
public final class PayoutPlan {

    /** The most payments that one transaction carries. */
    public static final int BATCH_SIZE = 100;

    private PayoutPlan() {}

    static String recordKey(DistributionId id) {
        return "distribution/" + id + "/record";
    }

    /** Gives each payout the number of its transaction, in the order of the payouts. */
    static List<Payout> inBatches(List<Payout> payouts) {
        var payments = new LinkedHashMap<String, Integer>();
        return payouts.stream()
                .map(payout -> {
                    int next = payments.size() / BATCH_SIZE + 1;
                    return payout.inBatch(payments.computeIfAbsent(payment(payout), _ -> next));
                })
                .toList();
    }

    /** All payments to holders in the order of their indexes on chain; fees have none. */
    public static List<Payout> toHolders(List<Payout> payouts) {
        return merged(payouts.stream().filter(payout -> payout.kind() == Payout.Kind.CLASS));
    }

    /** The steps, with a key each that is the same whenever it is asked for. */
    static List<PayoutStep> steps(DistributionId id, List<Payout> payouts, List<ClassAmount> classes) {
        var steps = new ArrayList<PayoutStep>();
        steps.add(new PayoutStep(PayoutStep.Kind.DECLARE, "", "distribution/" + id + "/declare"));
        int batches = payouts.stream().mapToInt(Payout::batch).max().orElse(0);
        for (int batch = 1; batch <= batches; batch++) {
            steps.add(new PayoutStep(
                    PayoutStep.Kind.PAY, Integer.toString(batch), "distribution/" + id + "/pay/" + batch));
        }
        for (var owed : classes) {
            if (!owed.closingBalance().equals(owed.openingBalance())) {
                steps.add(new PayoutStep(
                        PayoutStep.Kind.FACTOR,
                        owed.className(),
                        "distribution/" + id + "/factor/" + owed.className()));
            }
        }
        return List.copyOf(steps);
    }

    /** What one step pays, fees of one wallet together; nothing unless it is a PAY step. */
    public static List<Payout> of(PayoutStep step, List<Payout> payouts) {
        if (step.kind() != PayoutStep.Kind.PAY) {
            return List.of();
        }
        return merged(payouts.stream()
                .filter(payout -> Integer.toString(payout.batch()).equals(step.subject())));
    }

    private static List<Payout> merged(Stream<Payout> payouts) {
        var merged = new LinkedHashMap<String, Payout>();
        payouts.forEach(payout -> merged.merge(payment(payout), payout, PayoutPlan::together));
        return List.copyOf(merged.values());
    }

    private static String payment(Payout payout) {
        return payout.className() + "/" + payout.wallet();
    }

    private static Payout together(Payout a, Payout b) {
        return new Payout(
                a.kind(),
                a.payee() + ", " + b.payee(),
                a.className(),
                a.wallet(),
                a.amount().plus(b.amount()),
                a.batch());
    }
}
