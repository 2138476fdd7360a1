package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.TrancheCommand.ConfirmFreeze;
import io.penstock.issuance.tranche.TrancheCommand.RevertFreeze;
import io.penstock.issuance.tranche.TrancheEvent.FreezeOrdered;
import io.penstock.onchain.Effects;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.chain.ChainFailure;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainIntents;
import io.penstock.platform.chain.ChainReceipt;
import io.penstock.platform.chain.ChainResultListener;
import io.penstock.platform.publish.RecordedEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** States in the token how many units of a wallet are frozen, and brings the answer back. */
@Component
public class WhenFreezeOrderedThenSubmit implements ChainIntents, ChainResultListener {

    private static final String PURPOSE = "tranche.freeze";

    private final Effects effects;
    private final Commands commands;

    public WhenFreezeOrderedThenSubmit(Effects effects, Commands commands) {
        this.effects = effects;
        this.commands = commands;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public List<ChainIntent> of(RecordedEvent event) {
        if (!(event.payload() instanceof FreezeOrdered order)) {
            return List.of();
        }
        var id = order.trancheId();
        var effect = effects.freezeHolding(
                id.value() + "/freeze/" + order.number(),
                id.deal().name(),
                id.className(),
                order.wallet(),
                order.frozen().minorUnits());
        return List.of(new ChainIntent(PURPOSE, new OrderReference(order.number(), id).toString(), effect));
    }

    @Override
    public void mined(ChainReceipt receipt) {
        var order = OrderReference.parse(receipt.reference());
        commands.send(
                new ConfirmFreeze(order.trancheId(), order.number(), receipt.transactionHash(), receipt.blockNumber()));
    }

    @Override
    public void reverted(ChainFailure failure) {
        var order = OrderReference.parse(failure.reference());
        commands.send(new RevertFreeze(order.trancheId(), order.number(), failure.reason()));
    }
}
