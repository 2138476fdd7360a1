package io.penstock.servicing.distribution.application;

import io.penstock.platform.axon.Commands;
import io.penstock.platform.chain.ChainFailure;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainIntents;
import io.penstock.platform.chain.ChainReceipt;
import io.penstock.platform.chain.ChainResultListener;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.publish.RecordedEvent;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmStep;
import io.penstock.servicing.distribution.DistributionCommand.FailStep;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * When a payout is ordered: escrow, payees and new balances go on chain in this order, and each confirmation becomes a
 * fact. A transaction that is sent twice happens once: its key is in the contract.
 */
@Component
public class WhenDeclarationOrderedThenPay implements ChainIntents, ChainResultListener {

    private static final String PURPOSE = "distribution.payout";

    private final PayoutChannel channel;
    private final Streams streams;
    private final Commands commands;

    public WhenDeclarationOrderedThenPay(PayoutChannel channel, Streams streams, Commands commands) {
        this.channel = channel;
        this.streams = streams;
        this.commands = commands;
    }

    @Override
    public List<ChainIntent> of(RecordedEvent event) {
        return event.payload() instanceof DeclarationOrdered order ? effectsOf(order) : List.of();
    }

    private List<ChainIntent> effectsOf(DeclarationOrdered order) {
        var calculation = history(order.distributionId()).calculation();
        if (calculation == null) {
            throw new IllegalStateException("distribution " + order.distributionId() + " was never calculated");
        }
        return channel.effects(OrderedPayments.of(order), calculation).stream()
                .map(effect -> new ChainIntent(PURPOSE, order.distributionId().value(), effect))
                .toList();
    }

    private PaymentHistory history(DistributionId id) {
        return streams.fold(id.value(), PaymentHistory.NONE, PaymentHistory::evolve);
    }

    /** Who of a mined batch has got nothing is read from the chain: its transaction succeeds all the same. */
    private List<Payout> reserved(DistributionId id, String effectKey) {
        var order = history(id).order();
        return order == null
                ? List.of()
                : order.steps().stream()
                        .filter(step -> step.effectKey().equals(effectKey) && step.kind() == PayoutStep.Kind.PAY)
                        .findFirst()
                        .map(step -> channel.reserved(step, OrderedPayments.of(order)))
                        .orElse(List.of());
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public void mined(ChainReceipt receipt) {
        var id = new DistributionId(receipt.reference());
        commands.send(new ConfirmStep(
                id,
                receipt.effectKey(),
                receipt.transactionHash(),
                receipt.blockNumber(),
                reserved(id, receipt.effectKey())));
    }

    @Override
    public void reverted(ChainFailure failure) {
        commands.send(new FailStep(new DistributionId(failure.reference()), failure.effectKey(), failure.reason()));
    }
}
