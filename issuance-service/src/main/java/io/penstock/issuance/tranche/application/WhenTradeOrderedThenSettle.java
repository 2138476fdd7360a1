package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.TrancheCommand.ConfirmTrade;
import io.penstock.issuance.tranche.TrancheCommand.RevertTrade;
import io.penstock.issuance.tranche.TrancheEvent.TradeOrdered;
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

/** Moves units against cash in one effect, once for each trade, and brings the answer back. */
@Component
public class WhenTradeOrderedThenSettle implements ChainIntents, ChainResultListener {

    private static final String PURPOSE = "tranche.trade";

    private final Effects effects;
    private final Commands commands;

    public WhenTradeOrderedThenSettle(Effects effects, Commands commands) {
        this.effects = effects;
        this.commands = commands;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public List<ChainIntent> of(RecordedEvent event) {
        if (!(event.payload() instanceof TradeOrdered order)) {
            return List.of();
        }
        var id = order.trancheId();
        var trade = order.trade();
        var name = id.value() + "/trade/" + trade.number();
        var effect = effects.settleTrade(
                name,
                name,
                id.deal().name(),
                id.className(),
                trade.seller(),
                trade.buyer(),
                trade.units().minorUnits(),
                trade.price().minorUnits(),
                trade.tradeDate());
        return List.of(new ChainIntent(PURPOSE, new OrderReference(trade.number(), id).toString(), effect));
    }

    @Override
    public void mined(ChainReceipt receipt) {
        var order = OrderReference.parse(receipt.reference());
        commands.send(
                new ConfirmTrade(order.trancheId(), order.number(), receipt.transactionHash(), receipt.blockNumber()));
    }

    @Override
    public void reverted(ChainFailure failure) {
        var order = OrderReference.parse(failure.reference());
        commands.send(new RevertTrade(order.trancheId(), order.number(), failure.reason()));
    }
}
