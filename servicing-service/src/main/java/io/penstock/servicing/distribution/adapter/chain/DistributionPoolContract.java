package io.penstock.servicing.distribution.adapter.chain;

import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ClassTotal;
import io.penstock.onchain.Effect;
import io.penstock.onchain.Effects;
import io.penstock.onchain.Payment;
import io.penstock.onchain.PayoutTree;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseOrdered;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import io.penstock.servicing.distribution.application.OrderedPayments;
import io.penstock.servicing.distribution.application.PayoutChannel;
import io.penstock.waterfall.PaymentLine;
import io.penstock.waterfall.WaterfallJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Payouts through contract {@code DistributionPool}. */
@Component
public class DistributionPoolContract implements PayoutChannel {

    private static final String ELSEWHERE = "elsewhere";

    private final Effects effects;
    private final ChainReader reader;

    public DistributionPoolContract(Effects effects, ChainReader reader) {
        this.effects = effects;
        this.reader = reader;
    }

    @Override
    public Effect cutRecord(HoldersRecorded holders) {
        var id = holders.distributionId();
        return effects.cutRecord("distribution/" + id + "/record", id.dealId(), holders.recordNumber());
    }

    @Override
    public List<Effect> effects(OrderedPayments payments, WaterfallCalculated calculation) {
        var order = payments.order();
        var tree = tree(payments);
        var effects = new ArrayList<Effect>();
        int next = 0;
        for (var step : order.steps()) {
            var payees = payments.of(step);
            switch (step.kind()) {
                case DECLARE -> effects.add(declare(step, order, calculation, tree));
                case FACTOR -> effects.add(factor(step, order, calculation));
                case PAY -> {
                    var fees = ofKind(Payout.Kind.FEE, payees).stream()
                            .map(DistributionPoolContract::payment)
                            .toList();
                    int count = payees.size() - fees.size();
                    effects.add(this.effects.pay(step.effectKey(), fees, tree, next, count));
                    next += count;
                }
            }
        }
        return List.copyOf(effects);
    }

    @Override
    public List<Payout> reserved(PayoutStep step, OrderedPayments payments) {
        var payees = ofKind(Payout.Kind.CLASS, payments.of(step));
        if (payees.isEmpty()) {
            return List.of();
        }
        var holders = payments.holders();
        int from = holders.indexOf(payees.getFirst());
        return reader.unpaid(payments.order().distributionId().value(), from, payees.size()).stream()
                .map(holders::get)
                .toList();
    }

    @Override
    public List<Effect> releases(OrderedPayments payments, ReleaseOrdered release) {
        var tree = tree(payments);
        return release.releases().stream()
                .map(each -> effects.pay(each.effectKey(), List.of(), tree, index(payments, each.payout()), 1))
                .toList();
    }

    @Override
    public boolean isPaid(OrderedPayments payments, Payout payout) {
        return reader.unpaid(payments.order().distributionId().value(), index(payments, payout), 1)
                .isEmpty();
    }

    @Override
    public List<Payout> clear(String dealId, List<Payout> reserved) {
        return reserved.stream()
                .filter(payout -> reader.mayHaveCash(dealId, payout.className(), payout.wallet()))
                .toList();
    }

    private static int index(OrderedPayments payments, Payout payout) {
        var holders = payments.holders();
        for (int index = 0; index < holders.size(); index++) {
            if (holders.get(index).className().equals(payout.className())
                    && holders.get(index).wallet().equals(payout.wallet())) {
                return index;
            }
        }
        throw new IllegalStateException("no payment of class " + payout.className() + " to " + payout.wallet());
    }

    private static PayoutTree tree(OrderedPayments payments) {
        return new PayoutTree(
                payments.order().distributionId().value(),
                payments.holders().stream()
                        .map(DistributionPoolContract::payment)
                        .toList());
    }

    private static List<Payout> ofKind(Payout.Kind kind, List<Payout> payouts) {
        return payouts.stream().filter(payout -> payout.kind() == kind).toList();
    }

    private static Payment payment(Payout payout) {
        return new Payment(payout.className(), payout.wallet(), payout.amount().minorUnits());
    }

    private Effect declare(
            PayoutStep step, DeclarationOrdered order, WaterfallCalculated calculation, PayoutTree payments) {
        return effects.declare(
                step.effectKey(),
                order.distributionId().dealId(),
                order.recordNumber(),
                calculation.availableFunds().minorUnits(),
                calculation.reserveAfter().minorUnits(),
                order.total().minorUnits(),
                seniorTestsHold(calculation),
                calculation.classes().stream()
                        .filter(owed -> !owed.total().isZero())
                        .map(owed -> new ClassTotal(
                                owed.className(),
                                owed.total().minorUnits(),
                                owed.residual().minorUnits()))
                        .toList(),
                payments);
    }

    /** No class is left short of interest: a class may be paid at several places, and the last one tells. */
    private static boolean seniorTestsHold(WaterfallCalculated calculation) {
        var wanting = new HashMap<String, Boolean>();
        for (var line : WaterfallJson.parseReport(calculation.report()).lines()) {
            if (line.kind() == PaymentLine.Kind.INTEREST && line.payeeType() == PaymentLine.PayeeType.TRANCHE) {
                wanting.put(line.payee(), !line.shortfall().isZero());
            }
        }
        return !wanting.containsValue(true);
    }

    private Effect factor(PayoutStep step, DeclarationOrdered order, WaterfallCalculated calculation) {
        var balance = calculation.classes().stream()
                .filter(owed -> owed.className().equals(step.subject()))
                .map(ClassAmount::closingBalance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no class " + step.subject()));
        return effects.setFactor(
                step.effectKey(), order.distributionId().dealId(), step.subject(), balance.minorUnits());
    }

    @Override
    public List<Holding> onChain(String dealId, List<Holding> holdings) {
        var found = new ArrayList<Holding>();
        var held = new HashMap<String, Long>();
        for (var known : holdings) {
            long units = reader.units(dealId, known.className(), known.wallet());
            held.merge(known.className(), units, Math::addExact);
            found.add(new Holding(known.className(), known.investorId(), known.wallet(), units));
        }
        held.forEach((className, units) -> {
            long supply = reader.supply(dealId, className);
            if (supply != units) {
                found.add(new Holding(className, ELSEWHERE, ELSEWHERE, supply - units));
            }
        });
        return List.copyOf(found);
    }

    @Override
    public Map<String, String> replaced(List<Holding> holdings) {
        var replaced = new TreeMap<String, String>();
        for (var known : holdings) {
            var current = reader.currentWallet(known.wallet());
            if (!current.equalsIgnoreCase(known.wallet())) {
                replaced.put(known.wallet(), current);
            }
        }
        return replaced;
    }
}
