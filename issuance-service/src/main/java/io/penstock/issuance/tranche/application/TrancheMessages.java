package io.penstock.issuance.tranche.application;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.HolderTransferredV1;
import io.penstock.contracts.issuance.TrancheIssuedV1;
import io.penstock.issuance.tranche.DealEvent.DealClosed;
import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferMirrored;
import io.penstock.issuance.tranche.TrancheEvent.TradeSettled;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.kernel.Money;
import io.penstock.platform.publish.IntegrationMessages;
import io.penstock.platform.publish.OutgoingMessage;
import io.penstock.platform.publish.RecordedEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** What other services learn of deals and their classes. */
@Component
public class TrancheMessages implements IntegrationMessages {

    @Override
    public List<OutgoingMessage> translate(RecordedEvent event) {
        return switch (event.payload()) {
            case DealClosed closed -> message(closed.dealId().name(), dealClosed(closed));
            case TrancheIssued issued -> message(issued.trancheId().deal().name(), trancheIssued(issued));
            case HolderTransferMirrored moved ->
                message(
                        moved.trancheId().deal().name(),
                        transferred(
                                moved.trancheId(),
                                moved.transfer().transactionHash(),
                                moved.sender(),
                                moved.receiver()));
            case TradeSettled settled ->
                message(
                        settled.trancheId().deal().name(),
                        transferred(
                                settled.trancheId(), settled.transactionHash(), settled.sender(), settled.receiver()));
            default -> List.of();
        };
    }

    private static List<OutgoingMessage> message(String deal, Object body) {
        return List.of(new OutgoingMessage(Topics.ISSUANCE_TRANCHE, deal, body));
    }

    private static DealClosedV1 dealClosed(DealClosed closed) {
        var terms = closed.terms();
        return new DealClosedV1(
                closed.dealId().name(),
                terms.poolId().name(),
                closed.closingDate(),
                terms.documentHash(),
                terms.document(),
                money(terms.reserveDeposit()),
                closed.transactionHash());
    }

    private static TrancheIssuedV1 trancheIssued(TrancheIssued issued) {
        return new TrancheIssuedV1(
                issued.trancheId().name(),
                issued.trancheId().deal().name(),
                issued.trancheId().className(),
                money(issued.originalBalance()),
                issued.tokenAddress(),
                issued.holdings().stream().map(TrancheMessages::holding).toList());
    }

    private static HolderTransferredV1 transferred(
            TrancheId id, String transactionHash, Holding sender, Holding receiver) {
        return new HolderTransferredV1(
                id.name(), id.deal().name(), id.className(), transactionHash, holding(sender), holding(receiver));
    }

    private static TrancheIssuedV1.Holding holding(Holding holding) {
        return new TrancheIssuedV1.Holding(
                holding.investorId().name(),
                holding.wallet(),
                Long.toString(holding.faceValue().minorUnits()));
    }

    private static MoneyV1 money(Money money) {
        return MoneyV1.of(money.currency().getCurrencyCode(), money.minorUnits());
    }
}
