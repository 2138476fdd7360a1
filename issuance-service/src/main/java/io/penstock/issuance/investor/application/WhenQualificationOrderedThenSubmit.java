package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorCommand.ConfirmQualification;
import io.penstock.issuance.investor.InvestorCommand.RevertQualification;
import io.penstock.issuance.investor.InvestorEvent.QualificationOrdered;
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

/** States in the register on chain whether an investor is qualified, and brings the answer back. */
@Component
public class WhenQualificationOrderedThenSubmit implements ChainIntents, ChainResultListener {

    private static final String PURPOSE = "investor.qualification";

    private final Effects effects;
    private final Commands commands;

    public WhenQualificationOrderedThenSubmit(Effects effects, Commands commands) {
        this.effects = effects;
        this.commands = commands;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    /** A wallet that the investor has is registered once more: that states country and qualification anew. */
    @Override
    public List<ChainIntent> of(RecordedEvent event) {
        if (!(event.payload() instanceof QualificationOrdered order)) {
            return List.of();
        }
        var effect = effects.registerInvestor(
                order.investorId().value() + "/qualification/" + order.number(),
                order.investorId().name(),
                order.wallet(),
                order.country(),
                order.qualified());
        return List.of(new ChainIntent(
                PURPOSE, order.number() + " " + order.investorId().name(), effect));
    }

    @Override
    public void mined(ChainReceipt receipt) {
        commands.send(new ConfirmQualification(
                investor(receipt.reference()),
                number(receipt.reference()),
                receipt.transactionHash(),
                receipt.blockNumber()));
    }

    @Override
    public void reverted(ChainFailure failure) {
        commands.send(
                new RevertQualification(investor(failure.reference()), number(failure.reference()), failure.reason()));
    }

    private static int number(String reference) {
        return Integer.parseInt(reference.substring(0, reference.indexOf(' ')));
    }

    private static InvestorId investor(String reference) {
        return InvestorId.named(reference.substring(reference.indexOf(' ') + 1));
    }
}
