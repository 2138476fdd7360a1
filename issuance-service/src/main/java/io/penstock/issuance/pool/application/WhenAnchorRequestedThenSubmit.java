package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolCommand.ConfirmAnchor;
import io.penstock.issuance.pool.AssetPoolCommand.RevertAnchor;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchorRequested;
import io.penstock.issuance.pool.AssetPoolId;
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

/** Writes the root of a frozen pool on chain, and tells the pool what came of it. */
@Component
public class WhenAnchorRequestedThenSubmit implements ChainIntents, ChainResultListener {

    private static final String PURPOSE = "pool.anchor";

    private final Effects effects;
    private final Commands commands;

    public WhenAnchorRequestedThenSubmit(Effects effects, Commands commands) {
        this.effects = effects;
        this.commands = commands;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public List<ChainIntent> of(RecordedEvent event) {
        if (!(event.payload() instanceof PoolAnchorRequested request)) {
            return List.of();
        }
        var effect = effects.anchorPool(
                request.poolId().value() + "/anchor/" + request.attempt(),
                request.poolId().name(),
                request.version(),
                request.root(),
                request.loanCount(),
                request.currentBalance().minorUnits(),
                request.cutOffDate(),
                request.tapeHash());
        return List.of(new ChainIntent(
                PURPOSE, request.attempt() + " " + request.poolId().name(), effect));
    }

    @Override
    public void mined(ChainReceipt receipt) {
        commands.send(new ConfirmAnchor(
                pool(receipt.reference()),
                attempt(receipt.reference()),
                receipt.transactionHash(),
                receipt.blockNumber()));
    }

    @Override
    public void reverted(ChainFailure failure) {
        commands.send(new RevertAnchor(pool(failure.reference()), attempt(failure.reference()), failure.reason()));
    }

    private static int attempt(String reference) {
        return Integer.parseInt(reference.substring(0, reference.indexOf(' ')));
    }

    private static AssetPoolId pool(String reference) {
        return AssetPoolId.named(reference.substring(reference.indexOf(' ') + 1));
    }
}
