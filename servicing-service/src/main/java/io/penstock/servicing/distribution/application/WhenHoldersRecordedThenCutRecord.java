package io.penstock.servicing.distribution.application;

import io.penstock.platform.axon.Commands;
import io.penstock.platform.chain.ChainFailure;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainIntents;
import io.penstock.platform.chain.ChainReceipt;
import io.penstock.platform.chain.ChainResultListener;
import io.penstock.platform.publish.RecordedEvent;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmRecord;
import io.penstock.servicing.distribution.DistributionCommand.FailStep;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionId;
import java.util.List;
import org.springframework.stereotype.Component;

/** When holders are recorded: the record number goes on chain, and the log says when it is there. */
@Component
public class WhenHoldersRecordedThenCutRecord implements ChainIntents, ChainResultListener {

    private static final String PURPOSE = "distribution.record";

    private final PayoutChannel channel;
    private final Commands commands;

    public WhenHoldersRecordedThenCutRecord(PayoutChannel channel, Commands commands) {
        this.channel = channel;
        this.commands = commands;
    }

    @Override
    public List<ChainIntent> of(RecordedEvent event) {
        return event.payload() instanceof HoldersRecorded holders
                ? List.of(new ChainIntent(PURPOSE, holders.distributionId().value(), channel.cutRecord(holders)))
                : List.of();
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public void mined(ChainReceipt receipt) {
        commands.send(new ConfirmRecord(
                new DistributionId(receipt.reference()), receipt.transactionHash(), receipt.blockNumber()));
    }

    @Override
    public void reverted(ChainFailure failure) {
        commands.send(new FailStep(new DistributionId(failure.reference()), failure.effectKey(), failure.reason()));
    }
}
