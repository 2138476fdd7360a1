package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.ClassTerms;
import io.penstock.issuance.tranche.DealCommand.ConfirmClosing;
import io.penstock.issuance.tranche.DealCommand.RevertClosing;
import io.penstock.issuance.tranche.DealEvent.ClosingStarted;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.Holding;
import io.penstock.onchain.Allocation;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.Effects;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.chain.ChainFailure;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainIntents;
import io.penstock.platform.chain.ChainReceipt;
import io.penstock.platform.chain.ChainResultListener;
import io.penstock.platform.publish.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Carries a closing to the chain: a token contract for each class, then all units against all cash in one transaction,
 * which happens as a whole or not at all.
 *
 * <p>Investors pay face value. A token contract that an earlier attempt has made is used again.
 */
@Component
public class WhenClosingStartedThenSettle implements ChainIntents, ChainResultListener {

    private static final String PURPOSE = "deal.closing";
    private static final String TOKEN_PURPOSE = "deal.token";

    private final Effects effects;
    private final ChainReader chain;
    private final Commands commands;
    private final HolderTransfers policy;

    public WhenClosingStartedThenSettle(Effects effects, ChainReader chain, Commands commands, HolderTransfers policy) {
        this.effects = effects;
        this.chain = chain;
        this.commands = commands;
        this.policy = policy;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public List<ChainIntent> of(RecordedEvent event) {
        return event.payload() instanceof ClosingStarted closing ? effectsOf(closing) : List.of();
    }

    private List<ChainIntent> effectsOf(ClosingStarted closing) {
        var intents = new ArrayList<ChainIntent>();
        var deal = closing.dealId();
        var reference = closing.attempt() + " " + deal.name();
        for (ClassTerms each : closing.terms().classes()) {
            if (chain.tokenAddress(deal.name(), each.className()).isEmpty()) {
                var effect = effects.createTranche(
                        deal.value() + "/token/" + each.className() + "/" + closing.attempt(),
                        deal.name(),
                        each.className(),
                        closing.terms().currency().getCurrencyCode(),
                        each.originalBalance().minorUnits(),
                        each.denomination().minorUnits(),
                        policy.allowedIn(deal));
                intents.add(new ChainIntent(TOKEN_PURPOSE, reference, effect));
            }
        }
        var effect = effects.closeIssue(
                deal.value() + "/closing/" + closing.attempt(),
                deal.name(),
                closing.terms().sellerWallet(),
                closing.terms().reserveDeposit().minorUnits(),
                closing.terms().closingDate(),
                closing.holdings().stream()
                        .map(WhenClosingStartedThenSettle::allocation)
                        .toList());
        intents.add(new ChainIntent(PURPOSE, reference, effect));
        return List.copyOf(intents);
    }

    private static Allocation allocation(Holding holding) {
        long faceValue = holding.faceValue().minorUnits();
        return new Allocation(holding.className(), holding.wallet(), faceValue, faceValue);
    }

    @Override
    public void mined(ChainReceipt receipt) {
        commands.send(new ConfirmClosing(
                deal(receipt.reference()),
                attempt(receipt.reference()),
                receipt.transactionHash(),
                receipt.blockNumber()));
    }

    @Override
    public void reverted(ChainFailure failure) {
        commands.send(new RevertClosing(deal(failure.reference()), attempt(failure.reference()), failure.reason()));
    }

    private static int attempt(String reference) {
        return Integer.parseInt(reference.substring(0, reference.indexOf(' ')));
    }

    private static DealId deal(String reference) {
        return DealId.named(reference.substring(reference.indexOf(' ') + 1));
    }
}
