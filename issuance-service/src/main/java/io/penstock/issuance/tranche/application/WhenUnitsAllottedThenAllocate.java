package io.penstock.issuance.tranche.application;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.InvestorRegister;
import io.penstock.issuance.tranche.DealCommand.AllocateUnits;
import io.penstock.issuance.tranche.DealCommand.Subscription;
import io.penstock.issuance.tranche.IssuePrice;
import io.penstock.issuance.tranche.OfferingCommand.RefuseAllotment;
import io.penstock.issuance.tranche.OfferingEvent.UnitsAllotted;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.process.Reaction;
import io.penstock.platform.publish.RecordedEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes an allotment the deal's allocation. If the deal does not take it, the offering says so and is priced as before. */
@Component
public class WhenUnitsAllottedThenAllocate implements Reaction {

    private static final BigDecimal PAR = BigDecimal.valueOf(100);

    private final Commands commands;
    private final InvestorRegister investors;

    public WhenUnitsAllottedThenAllocate(Commands commands, InvestorRegister investors) {
        this.commands = commands;
        this.investors = investors;
    }

    @Override
    public String name() {
        return "offering.allotment";
    }

    @Override
    public void on(RecordedEvent event) {
        if (!(event.payload() instanceof UnitsAllotted allotted)) {
            return;
        }
        try {
            commands.send(new AllocateUnits(
                    allotted.offeringId().deal(),
                    subscriptions(allotted),
                    besidePar(allotted.issuePrices()),
                    false,
                    allotted.allottedBy()));
        } catch (RejectedException e) {
            commands.send(new RefuseAllotment(
                    allotted.offeringId(),
                    allotted.number(),
                    e.rejection().code().name(),
                    e.rejection().detail()));
        }
    }

    /** Several orders of one investor for one class are one holding. */
    private List<Subscription> subscriptions(UnitsAllotted allotted) {
        var byClass = new LinkedHashMap<String, Map<InvestorId, Money>>();
        allotted.lines()
                .forEach(line -> byClass.computeIfAbsent(line.className(), _ -> new LinkedHashMap<>())
                        .merge(line.investorId(), line.faceValue(), Money::plus));
        var subscriptions = new ArrayList<Subscription>();
        byClass.forEach((className, amounts) -> amounts.forEach((investor, amount) ->
                subscriptions.add(new Subscription(className, investor, amount, investors.registered(investor)))));
        return List.copyOf(subscriptions);
    }

    private static List<IssuePrice> besidePar(List<IssuePrice> prices) {
        return prices.stream().filter(each -> each.price().compareTo(PAR) != 0).toList();
    }
}
