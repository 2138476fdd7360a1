package io.penstock.servicing.distribution.application;

import io.penstock.deal.InputTerms;
import io.penstock.deal.PaymentPeriod;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.dealevent.DealEventBookId;
import io.penstock.servicing.dealevent.DecidedFlags;
import io.penstock.servicing.distribution.BusinessDay;
import io.penstock.servicing.distribution.DeclaredInputs;
import io.penstock.servicing.distribution.DistributionCommand.Approve;
import io.penstock.servicing.distribution.DistributionCommand.Calculate;
import io.penstock.servicing.distribution.DistributionCommand.Declare;
import io.penstock.servicing.distribution.DistributionCommand.PeriodFigures;
import io.penstock.servicing.distribution.DistributionCommand.Previous;
import io.penstock.servicing.distribution.DistributionCommand.RecordHolders;
import io.penstock.servicing.distribution.DistributionCommand.RejectDraft;
import io.penstock.servicing.distribution.DistributionCommand.ReleaseReserved;
import io.penstock.servicing.distribution.DistributionCommand.TakeOverState;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.DistributionRejection;
import io.penstock.servicing.distribution.OutsideFigure;
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
    private final BusinessDay day;
    private final Commands commands;

    public DistributionOrders(
            ServicedDeals deals,
            Streams streams,
            PayoutChannel channel,
            ChainAgreement agreement,
            BusinessDay day,
            Commands commands) {
        this.day = day;
        this.deals = deals;
        this.streams = streams;
        this.channel = channel;
        this.agreement = agreement;
        this.commands = commands;
    }

    /**
     * Runs the waterfall on what is recorded: the closed period, the closing state of the payment date before, and what
     * the person brings.
     */
    public void calculate(DistributionId id, String person, DeclaredInputs declared) {
        var deal = deal(id);
        commands.send(new Calculate(
                id, person, deal, figures(id, deal), previous(id, deal), declared.and(decided(id, deal)), day.today()));
    }

    /** Flags that persons have decided stand beside what this person brings; one that is in both is refused. */
    private List<OutsideFigure> decided(DistributionId id, ResolvedDeal deal) {
        var decisions =
                streams.fold(DealEventBookId.ofDeal(id.dealId()).value(), DecidedFlags.NONE, DecidedFlags::evolve);
        return deal.inputs().stream()
                .map(InputTerms::name)
                .filter(decisions.flags()::contains)
                .map(flag -> {
                    var decision = decisions.on(flag, id.paymentDate());
                    return new OutsideFigure(
                            flag,
                            Boolean.toString(
                                    decision.filter(DecidedFlags.Decided::holds).isPresent()),
                            decision.map(d -> "deal event " + d.number()).orElse("no deal event yet"));
                })
                .toList();
    }

    /** Sends the calculation back, for a reason. */
    public void rejectDraft(DistributionId id, String person, String stateHash, String reason) {
        commands.send(new RejectDraft(id, person, stateHash, reason));
    }

    /**
     * Takes over the state that a payment date left elsewhere.
     *
     * @param poolAtCutOff in major units
     * @throws IllegalArgumentException if the state does not fit the deal
     */
    public void takeOver(DistributionId id, String person, TakenOverState state, String poolAtCutOff, String source) {
        var deal = deal(id);
        int number =
                deal.periodPaidOn(id.paymentDate()).map(PaymentPeriod::number).orElse(0);
        boolean paidHere = false;
        for (int earlier = 1; earlier < number; earlier++) {
            var before = DistributionId.of(id.dealId(), deal.paymentDate(earlier));
            paidHere |= streams.fold(before.value(), Boolean.FALSE, (_, _) -> Boolean.TRUE);
        }
        commands.send(new TakeOverState(
                id,
                person,
                deal,
                state.of(deal, number),
                Money.of(deal.currency().getCurrencyCode(), poolAtCutOff),
                source,
                paidHere));
    }

    private ResolvedDeal deal(DistributionId id) {
        return deals.find(id.dealId())
                .orElseThrow(() -> refused(
                        DistributionRejection.PAYMENT_DATE_NOT_SCHEDULED,
                        "no deal " + id.dealId() + " is serviced here"));
    }

    public void approve(DistributionId id, String person, String stateHash) {
        commands.send(new Approve(id, person, stateHash));
    }

    /** Fixes the holders: the own copy, held against the units that the chain has now. */
    public void recordHolders(DistributionId id, String person) {
        var holdings = deals.holdings(id.dealId());
        commands.send(new RecordHolders(id, person, holdings, channel.onChain(id.dealId(), holdings), day.today()));
    }

    /** Orders the payout, unless log and chain differ in what it rests on. An order that was given is not held up. */
    public void declare(DistributionId id, String person) {
        var ordered = streams.fold(id.value(), PaymentHistory.NONE, PaymentHistory::evolve)
                        .order()
                != null;
        commands.send(new Declare(id, person, ordered ? List.of() : agreement.differences(id.dealId()), day.today()));
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
                        .figures(period.firstMonth(), period.collectionPeriod()));
    }

    private Optional<Previous> previous(DistributionId id, ResolvedDeal deal) {
        return deal.periodPaidOn(id.paymentDate())
                .filter(period -> period.number() > 1)
                .map(period -> DistributionId.of(id.dealId(), deal.paymentDate(period.number() - 1)))
                .flatMap(before -> streams.fold(before.value(), PaymentHistory.NONE, PaymentHistory::evolve)
                        .asPrevious(deal));
    }

    private static RejectedException refused(Rejection.Code code, String detail) {
        return new RejectedException(new Rejection(code, detail));
    }
}
