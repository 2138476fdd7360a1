package io.penstock.issuance.tranche.adapter.kafka;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.servicing.DistributionPaidV1;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.TrancheCommand.RepayPrincipal;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.kernel.Money;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.inbox.IncomingMessage;
import io.penstock.platform.inbox.IntegrationCommandListener;
import java.util.Currency;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Repays principal of each class when servicing has paid a distribution. A tranche takes a distribution once, so a
 * message that comes again, or that was worked on half, does no harm. A figure that does not fit our balance is not
 * swallowed: the message waits, and the log says why.
 */
@Component
public class DistributionListener implements IntegrationCommandListener {

    private final Commands commands;

    public DistributionListener(Commands commands) {
        this.commands = commands;
    }

    @Override
    public String consumer() {
        return "tranche-repayment";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.SERVICING_DISTRIBUTION);
    }

    @Override
    public void on(IncomingMessage message) {
        if (message.body() instanceof DistributionPaidV1 paid) {
            for (var each : paid.classes()) {
                commands.send(new RepayPrincipal(
                        TrancheId.of(DealId.named(paid.dealId()), each.className()),
                        paid.distributionId(),
                        paid.paymentDate(),
                        money(each.principalPaid()),
                        money(each.closingBalance())));
            }
        }
    }

    private static Money money(MoneyV1 money) {
        return new Money(Currency.getInstance(money.currency()), money.minorUnitsExact());
    }
}
