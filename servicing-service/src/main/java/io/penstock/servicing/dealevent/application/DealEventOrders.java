package io.penstock.servicing.dealevent.application;

import io.penstock.deal.InputTerms;
import io.penstock.deal.formula.FormulaType.Kind;
import io.penstock.platform.axon.Commands;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.dealevent.DealEventBookId;
import io.penstock.servicing.dealevent.DealEventCommand.ConfirmDealEvent;
import io.penstock.servicing.dealevent.DealEventCommand.ProposeDealEvent;
import io.penstock.servicing.dealevent.DealEventCommand.WithdrawDealEvent;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Brings together what a decision about a flag needs, and asks for it. */
@Service
public class DealEventOrders {

    private final ServicedDeals deals;
    private final Commands commands;

    public DealEventOrders(ServicedDeals deals, Commands commands) {
        this.deals = deals;
        this.commands = commands;
    }

    /** A deal that is not serviced here has no flags. */
    public void propose(
            String dealId, String flag, boolean holds, LocalDate effectiveFrom, String reason, String person) {
        commands.send(new ProposeDealEvent(
                DealEventBookId.ofDeal(dealId), flags(dealId), flag, holds, effectiveFrom, reason, person));
    }

    public void confirm(String dealId, int number, String person) {
        commands.send(new ConfirmDealEvent(DealEventBookId.ofDeal(dealId), number, person));
    }

    public void withdraw(String dealId, int number, String person) {
        commands.send(new WithdrawDealEvent(DealEventBookId.ofDeal(dealId), number, person));
    }

    private Set<String> flags(String dealId) {
        return deals.find(dealId).stream()
                .flatMap(deal -> deal.inputs().stream())
                .filter(input -> input.kind() == Kind.FLAG)
                .map(InputTerms::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
