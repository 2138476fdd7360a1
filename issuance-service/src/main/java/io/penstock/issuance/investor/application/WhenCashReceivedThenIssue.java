package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorCommand.ConfirmCash;
import io.penstock.issuance.investor.InvestorCommand.RevertCash;
import io.penstock.issuance.investor.InvestorEvent.CashReceived;
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

/** Tokenises money that has arrived at the bank. */
@Component
public class WhenCashReceivedThenIssue implements ChainIntents, ChainResultListener {

    private static final String PURPOSE = "investor.cash";

    private final Effects effects;
    private final Commands commands;

    public WhenCashReceivedThenIssue(Effects effects, Commands commands) {
        this.effects = effects;
        this.commands = commands;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public List<ChainIntent> of(RecordedEvent event) {
        if (!(event.payload() instanceof CashReceived cash)) {
            return List.of();
        }
        var reference = cash.attempt() + " " + cash.investorId().name() + " " + cash.reference();
        var effect = effects.issueCash(
                cash.investorId().value() + "/cash/" + cash.reference() + "/" + cash.attempt(),
                cash.wallet(),
                cash.amount().minorUnits());
        return List.of(new ChainIntent(PURPOSE, reference, effect));
    }

    @Override
    public void mined(ChainReceipt receipt) {
        var transfer = Reference.of(receipt.reference());
        commands.send(new ConfirmCash(transfer.investorId(), transfer.bankReference(), receipt.transactionHash()));
    }

    @Override
    public void reverted(ChainFailure failure) {
        var transfer = Reference.of(failure.reference());
        commands.send(
                new RevertCash(transfer.investorId(), transfer.bankReference(), transfer.attempt(), failure.reason()));
    }

    /** Neither id nor bank reference may hold a space, so a space parts them. */
    private record Reference(int attempt, InvestorId investorId, String bankReference) {

        static Reference of(String text) {
            var parts = text.split(" ", 3);
            return new Reference(Integer.parseInt(parts[0]), InvestorId.named(parts[1]), parts[2]);
        }
    }
}
