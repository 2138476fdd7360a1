package io.penstock.servicing.distribution.application;

import io.penstock.platform.axon.Commands;
import io.penstock.platform.chain.ChainFailure;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainIntents;
import io.penstock.platform.chain.ChainReceipt;
import io.penstock.platform.chain.ChainResultListener;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.publish.RecordedEvent;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmRelease;
import io.penstock.servicing.distribution.DistributionCommand.FailRelease;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseOrdered;
import io.penstock.servicing.distribution.DistributionId;
import java.util.List;
import org.springframework.stereotype.Component;

/** When a release is ordered: the payments that were held back are pushed again, and the log says which of them went. */
@Component
public class WhenReleaseOrderedThenPay implements ChainIntents, ChainResultListener {

    private static final String PURPOSE = "distribution.release";

    private final PayoutChannel channel;
    private final Streams streams;
    private final Commands commands;

    public WhenReleaseOrderedThenPay(PayoutChannel channel, Streams streams, Commands commands) {
        this.channel = channel;
        this.streams = streams;
        this.commands = commands;
    }

    @Override
    public List<ChainIntent> of(RecordedEvent event) {
        return event.payload() instanceof ReleaseOrdered release
                ? channel.releases(payments(release.distributionId()), release).stream()
                        .map(effect -> new ChainIntent(
                                PURPOSE, release.distributionId().value(), effect))
                        .toList()
                : List.of();
    }

    private OrderedPayments payments(DistributionId id) {
        var order = streams.fold(id.value(), PaymentHistory.NONE, PaymentHistory::evolve)
                .order();
        if (order == null) {
            throw new IllegalStateException("distribution " + id + " was never declared");
        }
        return OrderedPayments.of(order);
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public void mined(ChainReceipt receipt) {
        var id = new DistributionId(receipt.reference());
        var payout = streams.fold(id.value(), new ReleasedPayout(receipt.effectKey(), null), ReleasedPayout::evolve);
        commands.send(new ConfirmRelease(
                id,
                receipt.effectKey(),
                receipt.transactionHash(),
                receipt.blockNumber(),
                payout.payout() != null && channel.isPaid(payments(id), payout.payout())));
    }

    @Override
    public void reverted(ChainFailure failure) {
        commands.send(new FailRelease(new DistributionId(failure.reference()), failure.effectKey(), failure.reason()));
    }
}
