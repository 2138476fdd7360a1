package io.penstock.servicing.distribution.adapter.chain;

import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ClassTotal;
import io.penstock.onchain.Effect;
import io.penstock.onchain.Effects;
import io.penstock.onchain.Payment;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import io.penstock.servicing.distribution.application.PayoutChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    public Effect effect(
            PayoutStep step, DeclarationOrdered order, WaterfallCalculated calculation, List<Payout> payees) {
        return switch (step.kind()) {
            case DECLARE -> declare(step, order, calculation);
            case PAY -> pay(step, order, payees);
            case FACTOR -> factor(step, order, calculation);
        };
    }

    private Effect declare(PayoutStep step, DeclarationOrdered order, WaterfallCalculated calculation) {
        var id = order.distributionId();
        return effects.declare(
                step.effectKey(),
                id.value(),
                id.dealId(),
                order.recordNumber(),
                calculation.availableFunds().minorUnits(),
                calculation.reserveAfter().minorUnits(),
                order.total().minorUnits(),
                calculation.classes().stream()
                        .filter(owed -> !owed.total().isZero())
                        .map(owed ->
                                new ClassTotal(owed.className(), owed.total().minorUnits()))
                        .toList());
    }

    private Effect pay(PayoutStep step, DeclarationOrdered order, List<Payout> payees) {
        return effects.pay(
                step.effectKey(),
                order.distributionId().value(),
                payees.stream()
                        .map(p -> new Payment(
                                p.className(), p.wallet(), p.amount().minorUnits()))
                        .toList());
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
}
