package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorCommand.ConfirmRegistration;
import io.penstock.issuance.investor.InvestorCommand.RevertRegistration;
import io.penstock.issuance.investor.InvestorEvent.RegistrationRequested;
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

/** Puts an investor's wallet into the register on chain. */
@Component
public class WhenRegistrationRequestedThenSubmit implements ChainIntents, ChainResultListener {

    private static final String PURPOSE = "investor.register";

    private final Effects effects;
    private final Commands commands;

    public WhenRegistrationRequestedThenSubmit(Effects effects, Commands commands) {
        this.effects = effects;
        this.commands = commands;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public List<ChainIntent> of(RecordedEvent event) {
        if (!(event.payload() instanceof RegistrationRequested request)) {
            return List.of();
        }
        var effect = effects.registerInvestor(
                request.investorId().value() + "/registration/" + request.attempt(),
                request.investorId().name(),
                request.wallet(),
                request.country(),
                request.qualified());
        return List.of(new ChainIntent(
                PURPOSE, request.attempt() + " " + request.investorId().name(), effect));
    }

    @Override
    public void mined(ChainReceipt receipt) {
        commands.send(new ConfirmRegistration(
                investor(receipt.reference()),
                attempt(receipt.reference()),
                receipt.transactionHash(),
                receipt.blockNumber()));
    }

    @Override
    public void reverted(ChainFailure failure) {
        commands.send(
                new RevertRegistration(investor(failure.reference()), attempt(failure.reference()), failure.reason()));
    }

    private static int attempt(String reference) {
        return Integer.parseInt(reference.substring(0, reference.indexOf(' ')));
    }

    private static InvestorId investor(String reference) {
        return InvestorId.named(reference.substring(reference.indexOf(' ') + 1));
    }
}
