package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.ClassTerms;
import io.penstock.issuance.tranche.DealEvent.DealApproved;
import io.penstock.issuance.tranche.DealEvent.DealClosed;
import io.penstock.issuance.tranche.TrancheCommand.ConfirmIssuance;
import io.penstock.issuance.tranche.TrancheCommand.StructureTranche;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.onchain.ChainReader;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.process.Reaction;
import io.penstock.platform.publish.RecordedEvent;
import org.springframework.stereotype.Component;

/** Gives each class its tranche: terms when the deal is approved, units when it is closed. */
@Component
public class WhenDealAdvancesThenIssue implements Reaction {

    private final Commands commands;
    private final ChainReader chain;

    public WhenDealAdvancesThenIssue(Commands commands, ChainReader chain) {
        this.commands = commands;
        this.chain = chain;
    }

    @Override
    public String name() {
        return "tranche.issue";
    }

    @Override
    public void on(RecordedEvent event) {
        switch (event.payload()) {
            case DealApproved approved -> structure(approved);
            case DealClosed closed -> issue(closed);
            default -> {} // other events are no concern of a tranche
        }
    }

    private void structure(DealApproved approved) {
        for (ClassTerms each : approved.terms().classes()) {
            commands.send(new StructureTranche(
                    TrancheId.of(approved.dealId(), each.className()),
                    each,
                    approved.terms().legalFinalMaturity()));
        }
    }

    private void issue(DealClosed closed) {
        for (ClassTerms each : closed.terms().classes()) {
            var token = chain.tokenAddress(closed.dealId().name(), each.className())
                    .orElseThrow(() -> new IllegalStateException("deal " + closed.dealId() + " closed by "
                            + closed.transactionHash() + ", yet class " + each.className() + " has no token"));
            commands.send(new ConfirmIssuance(
                    TrancheId.of(closed.dealId(), each.className()),
                    closed.closingDate(),
                    token,
                    closed.transactionHash(),
                    closed.holdings().stream()
                            .filter(holding -> holding.className().equals(each.className()))
                            .toList()));
        }
    }
}
