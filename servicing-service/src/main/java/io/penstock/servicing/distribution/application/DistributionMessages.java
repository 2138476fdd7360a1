package io.penstock.servicing.distribution.application;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.servicing.DistributionDeclaredV1;
import io.penstock.contracts.servicing.DistributionPaidV1;
import io.penstock.contracts.servicing.DistributionPaidV1.ClassPayment;
import io.penstock.kernel.Money;
import io.penstock.platform.publish.IntegrationMessages;
import io.penstock.platform.publish.OutgoingMessage;
import io.penstock.platform.publish.RecordedEvent;
import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.DistributionEvent.DistributionDeclared;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import java.util.List;
import org.springframework.stereotype.Component;

/** What other services learn of payment dates: that cash is in escrow, and that everybody is paid. */
@Component
public class DistributionMessages implements IntegrationMessages {

    @Override
    public List<OutgoingMessage> translate(RecordedEvent event) {
        return switch (event.payload()) {
            case DistributionDeclared e ->
                message(
                        e.distributionId().dealId(),
                        new DistributionDeclaredV1(
                                e.distributionId().value(),
                                e.distributionId().dealId(),
                                e.distributionId().paymentDate(),
                                e.recordDate(),
                                wire(e.total()),
                                e.transactionHash()));
            case DistributionPaid e ->
                message(
                        e.distributionId().dealId(),
                        new DistributionPaidV1(
                                e.distributionId().value(),
                                e.distributionId().dealId(),
                                e.distributionId().paymentDate(),
                                e.classes().stream()
                                        .map(DistributionMessages::wire)
                                        .toList(),
                                e.transactionHash()));
            default -> List.of();
        };
    }

    private static List<OutgoingMessage> message(String dealId, Object body) {
        return List.of(new OutgoingMessage(Topics.SERVICING_DISTRIBUTION, dealId, body));
    }

    private static ClassPayment wire(ClassAmount paid) {
        return new ClassPayment(
                paid.className(),
                wire(paid.interest().plus(paid.residual())),
                wire(paid.principal()),
                wire(paid.closingBalance()));
    }

    private static MoneyV1 wire(Money money) {
        return MoneyV1.of(money.currency().getCurrencyCode(), money.minorUnits());
    }
}
