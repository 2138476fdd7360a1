package io.penstock.servicing.distribution.application;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.distribution.DistributionCommand.Approve;
import io.penstock.servicing.distribution.DistributionCommand.Calculate;
import io.penstock.servicing.distribution.DistributionCommand.Declare;
import io.penstock.servicing.distribution.DistributionCommand.PeriodFigures;
import io.penstock.servicing.distribution.DistributionCommand.Previous;
import io.penstock.servicing.distribution.DistributionCommand.RecordHolders;
import io.penstock.servicing.distribution.DistributionCommand.ReleaseReserved;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.DistributionRejection;
import io.penstock.servicing.distribution.domain.Distribution;
import io.penstock.servicing.loan.LoanBookId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Brings together what a decision about a payment date needs, and asks for it. */
@Service
public class DistributionOrders {

    private final ServicedDeals deals;
    private final Streams streams;
    private final PayoutChannel channel;
    private final ChainAgreement agreement;
    private final Commands commands;

    public DistributionOrders(
            ServicedDeals deals, Streams streams, PayoutChannel channel, ChainAgreement agreement, Commands commands) {
        this.deals = deals;
        this.streams = streams;
        this.channel = channel;
        this.agreement = agreement;
        this.commands = commands;
    }

    /** Runs the waterfall on what is recorded: the closed period, and the closing state of the payment date before. */
    public void calculate(DistributionId id, String person) {
        var deal = deals.find(id.dealId())
                .orElseThrow(() -> refused(
                        DistributionRejection.PAYMENT_DATE_NOT_SCHEDULED,
                        "no deal " + id.dealId() + " is serviced here"));
        commands.send(new Calculate(id, person, deal, figures(id, deal), previous(id, deal)));
    }

    public void approve(DistributionId id, String person, String stateHash) {
        commands.send(new Approve(id, person, stateHash));
    }

    /** Fixes the holders: the own copy, held against the units that the chain has now. */
    public void recordHolders(DistributionId id, String person) {
        var holdings = deals.holdings(id.dealId());
        commands.send(new RecordHolders(id, person, holdings, channel.onChain(id.dealId(), holdings)));
    }

    /** Orders the payout, unless log and chain differ in what it rests on. An order that was given is not held up. */
    public void declare(DistributionId id, String person) {
        var ordered = streams.fold(id.value(), PaymentHistory.NONE, PaymentHistory::evolve)
                        .order()
                != null;
        commands.send(new Declare(id, person, ordered ? List.of() : agreement.differences(id.dealId())));
    }

    /** Pays what is reserved for holders that may have cash again, as the chain says at this moment. */
    public void release(DistributionId id, String person) {
        var reserved = Distribution.reserved(streams.state(DistributionLog.DISTRIBUTION, id.value()));
        commands.send(new ReleaseReserved(id, person, channel.clear(id.dealId(), reserved)));
    }

    private Optional<PeriodFigures> figures(DistributionId id, ResolvedDeal deal) {
        return deal.periodPaidOn(id.paymentDate())
                .flatMap(period -> streams.fold(
                                LoanBookId.ofDeal(id.dealId()).value(), ClosedPeriods.NONE, ClosedPeriods::evolve)
                        .figures(period.collectionPeriod()));
    }

    private Optional<Previous> previous(DistributionId id, ResolvedDeal deal) {
        return deal.periodPaidOn(id.paymentDate())
                .filter(period -> period.number() > 1)
                .map(period -> DistributionId.of(id.dealId(), deal.paymentDate(period.number() - 1)))
                .flatMap(before -> streams.fold(before.value(), PaymentHistory.NONE, PaymentHistory::evolve)
                        .asPrevious());
    }

    private static RejectedException refused(Rejection.Code code, String detail) {
        return new RejectedException(new Rejection(code, detail));
    }
}
