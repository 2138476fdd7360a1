package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorCommand.ConfirmRegistration;
import io.penstock.issuance.investor.InvestorCommand.RevertRegistration;
import io.penstock.issuance.investor.InvestorEvent.RegistrationRequested;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.onchain.Effects;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.chain.ChainFailure;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainOutbox;
import io.penstock.platform.chain.ChainReceipt;
import io.penstock.platform.chain.ChainResultListener;
import io.penstock.platform.process.Reaction;
import io.penstock.platform.publish.RecordedEvent;
import org.springframework.stereotype.Component;

/** Puts an investor's wallet into the register on chain. */
@Component
public class WhenRegistrationRequestedThenSubmit implements Reaction, ChainResultListener {

    private static final String PURPOSE = "investor.register";

    private final ChainOutbox outbox;
    private final Effects effects;
    private final Commands commands;

    public WhenRegistrationRequestedThenSubmit(ChainOutbox outbox, Effects effects, Commands commands) {
        this.outbox = outbox;
        this.effects = effects;
        this.commands = commands;
    }

    @Override
    public String name() {
        return PURPOSE;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public void on(RecordedEvent event) {
        if (event.payload() instanceof RegistrationRequested request) {
            var effect = effects.registerInvestor(
                    request.investorId().value() + "/registration/" + request.attempt(),
                    request.investorId().name(),
                    request.wallet(),
                    request.country(),
                    request.qualified());
            outbox.submit(new ChainIntent(
                    PURPOSE, request.attempt() + " " + request.investorId().name(), effect));
        }
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
