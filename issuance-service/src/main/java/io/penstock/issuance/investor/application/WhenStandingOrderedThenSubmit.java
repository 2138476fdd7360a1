package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorCommand.ConfirmStanding;
import io.penstock.issuance.investor.InvestorCommand.RevertStanding;
import io.penstock.issuance.investor.InvestorEvent.StandingOrdered;
import io.penstock.issuance.investor.InvestorId;
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

/** Suspends an investor in the register on chain, or reinstates it, and brings the answer back. */
@Component
public class WhenStandingOrderedThenSubmit implements ChainIntents, ChainResultListener {

    private static final String PURPOSE = "investor.standing";

    private final Effects effects;
    private final Commands commands;

    public WhenStandingOrderedThenSubmit(Effects effects, Commands commands) {
        this.effects = effects;
        this.commands = commands;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public List<ChainIntent> of(RecordedEvent event) {
        if (!(event.payload() instanceof StandingOrdered order)) {
            return List.of();
        }
        var effect = effects.suspendInvestor(
                order.investorId().value() + "/standing/" + order.number(),
                order.investorId().name(),
                order.suspend());
        return List.of(new ChainIntent(
                PURPOSE, order.number() + " " + order.investorId().name(), effect));
    }

    @Override
    public void mined(ChainReceipt receipt) {
        commands.send(new ConfirmStanding(
                investor(receipt.reference()),
                number(receipt.reference()),
                receipt.transactionHash(),
                receipt.blockNumber()));
    }

    @Override
    public void reverted(ChainFailure failure) {
        commands.send(new RevertStanding(investor(failure.reference()), number(failure.reference()), failure.reason()));
    }

    private static int number(String reference) {
        return Integer.parseInt(reference.substring(0, reference.indexOf(' ')));
    }

    private static InvestorId investor(String reference) {
        return InvestorId.named(reference.substring(reference.indexOf(' ') + 1));
    }
}
