package io.penstock.servicing.loan.application;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.servicing.CollectionPeriodClosedV1;
import io.penstock.kernel.Money;
import io.penstock.platform.publish.IntegrationMessages;
import io.penstock.platform.publish.OutgoingMessage;
import io.penstock.platform.publish.RecordedEvent;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import java.util.List;
import org.springframework.stereotype.Component;

/** What other services learn of servicing: each closed period. */
@Component
public class LoanMessages implements IntegrationMessages {

    @Override
    public List<OutgoingMessage> translate(RecordedEvent event) {
        if (!(event.payload() instanceof CollectionPeriodClosed closed)) {
            return List.of();
        }
        var totals = closed.totals();
        var dealId = closed.loanBookId().dealId();
        return List.of(new OutgoingMessage(
                Topics.SERVICING_LOAN,
                dealId,
                new CollectionPeriodClosedV1(
                        dealId,
                        closed.collectionPeriod().toString(),
                        wire(totals.interestCollections()),
                        wire(totals.principalCollections()),
                        wire(totals.recoveries()),
                        wire(totals.grossLoss()),
                        wire(totals.poolBalanceBegin()),
                        wire(totals.poolBalanceEnd()),
                        totals.loanCount(),
                        wire(totals.delinquentBalance()))));
    }

    private static MoneyV1 wire(Money money) {
        return MoneyV1.of(money.currency().getCurrencyCode(), money.minorUnits());
    }
}
