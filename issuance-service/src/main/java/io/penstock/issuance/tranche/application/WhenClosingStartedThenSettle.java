package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.ClassTerms;
import io.penstock.issuance.tranche.DealCommand.ConfirmClosing;
import io.penstock.issuance.tranche.DealCommand.RevertClosing;
import io.penstock.issuance.tranche.DealEvent.ClosingStarted;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.IssuePrice;
import io.penstock.issuance.tranche.application.Settlement.InvestorCash;
import io.penstock.issuance.tranche.domain.Deal;
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
 * <p>Investors pay the issue price, which is face value unless a book was priced otherwise. A token contract that an earlier attempt has made is used again.
 */
@Component
public class WhenClosingStartedThenSettle implements ChainIntents, ChainResultListener {

    private static final String PURPOSE = "deal.closing";
    private static final String TOKEN_PURPOSE = "deal.token";

    /** The reason stays readable: the rest is shown by {@link Settlement}. */
    private static final int MOST_NAMED = 5;

    private final Effects effects;
    private final ChainReader chain;
    private final Commands commands;
    private final HolderTransfers policy;
    private final Deals deals;
    private final Settlement settlement;

    public WhenClosingStartedThenSettle(
            Effects effects, ChainReader chain, Commands commands, HolderTransfers policy, Deals deals) {
        this.effects = effects;
        this.chain = chain;
        this.commands = commands;
        this.policy = policy;
        this.deals = deals;
        this.settlement = new Settlement(chain);
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
                        .map(holding -> allocation(holding, closing.issuePrices()))
                        .toList());
        intents.add(new ChainIntent(PURPOSE, reference, effect));
        return List.copyOf(intents);
    }

    private static Allocation allocation(Holding holding, List<IssuePrice> prices) {
        var cash = IssuePrice.cash(prices, holding.className(), holding.faceValue());
        return new Allocation(
                holding.className(), holding.wallet(), holding.faceValue().minorUnits(), cash.minorUnits());
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
        var id = deal(failure.reference());
        commands.send(new RevertClosing(id, attempt(failure.reference()), failure.reason() + shortOf(id)));
    }

    /** Who lacks cash or has not allowed it to be taken: the chain names a wallet at best. */
    private String shortOf(DealId id) {
        if (!(deals.get(id) instanceof Deal.Closing closing)) {
            return "";
        }
        var lacking = settlement.of(closing.prepared().allocated()).stream()
                .filter(each -> !each.ready())
                .map(InvestorCash::text)
                .limit(MOST_NAMED)
                .toList();
        return lacking.isEmpty() ? "" : "; " + String.join("; ", lacking);
    }

    private static int attempt(String reference) {
        return Integer.parseInt(reference.substring(0, reference.indexOf(' ')));
    }

    private static DealId deal(String reference) {
        return DealId.named(reference.substring(reference.indexOf(' ') + 1));
    }
}
