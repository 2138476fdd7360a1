package io.penstock.projection.contract;

import io.penstock.projection.contract.EventPlan.Planned;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Unrolls a contract: from its terms to all its events with their amounts.
 *
 * <p>Nothing is rounded. Interest is simple between two events.
 *
 * <p>Source: ACTUS Technical Specification 1.1, state transition and payoff functions of PAM, LAM, NAM and ANN.
 */
public final class ContractEvents {

    private final ContractTerms terms;
    private final Observations observations;
    private final LocalDateTime maturity;
    private final int sign;

    private LocalDateTime time;
    private double notional;
    private double rate;
    private double accrued;
    private double base;
    private double payment;
    private boolean wasReset;
    private double interestScale = 1;
    private double principalScale = 1;

    private ContractEvents(ContractTerms terms, Observations observations) {
        this.terms = terms;
        this.observations = observations;
        this.maturity = Maturity.of(terms);
        this.sign = terms.side().sign();
        this.time = terms.statusDate();
    }

    /**
     * All events from the status date to the end, in order; from the purchase on, if there is one.
     *
     * @throws IllegalArgumentException if the terms have no end, or an index has no value
     */
    public static List<ContractEvent> of(ContractTerms terms, Observations observations) {
        return new ContractEvents(terms, observations).unroll();
    }

    private List<ContractEvent> unroll() {
        if (terms.initialExchangeDate().isBefore(terms.statusDate())) {
            start();
        }
        var events = new ArrayList<ContractEvent>();
        for (var planned : EventPlan.of(terms, maturity)) {
            accrueTo(planned.accruesTo());
            double payoff = payoff(planned.type());
            change(planned);
            if (planned.type() == EventType.PRD) {
                events.clear();
            }
            events.add(new ContractEvent(planned.time(), planned.type(), payoff, notional, rate, accrued));
            if (planned.type() == EventType.TD) {
                break;
            }
        }
        return List.copyOf(events);
    }

    private void accrueTo(LocalDateTime to) {
        // A moved event may be calculated for a day before the one that was last.
        if (to.isAfter(time)) {
            accrued += rate * base * terms.years(time, to);
            time = to;
        }
    }

    private double payoff(EventType type) {
        return switch (type) {
            case IED -> -sign * (terms.notional() + terms.premiumDiscount());
            case PR -> principalScale * redemption();
            case IP -> interestScale * accrued;
            case MD -> principalScale * notional;
            // Interest has its own sign already: the standard adds it to a lender's price and takes it off a
            // borrower's.
            case PRD -> -sign * (terms.purchase().orElseThrow().price() + accrued);
            case TD -> sign * (terms.termination().orElseThrow().price() + accrued);
            case IPCI, RR, RRF, PRF, IPCB, SC -> 0;
        };
    }

    private void change(Planned planned) {
        switch (planned.type()) {
            case IED -> start();
            case PR -> repay(redemption());
            case IP -> accrued = 0;
            case IPCI -> {
                repay(-accrued);
                accrued = 0;
            }
            case MD -> repay(notional);
            case RR -> rate = resetRate(planned.time());
            case RRF -> {
                rate = terms.rateReset().orElseThrow().nextRate().orElseThrow();
                wasReset = true;
            }
            case PRF -> payment = annuity();
            case IPCB -> base = notional;
            case SC -> scale(planned.time());
            case PRD -> {}
            case TD -> {
                notional = 0;
                accrued = 0;
            }
        }
    }

    private void start() {
        notional = sign * terms.notional();
        rate = terms.couponRate();
        accrued = sign * terms.accruedInterest().orElse(0);
        base = sign * terms.interestBase().amount().orElse(terms.notional());
        payment = terms.principalPayment().orElseGet(this::computedPayment);
    }

    private double computedPayment() {
        return switch (terms.type()) {
            case PAM, NAM -> 0;
            // Maturity repays a share as well.
            case LAM ->
                terms.notional() / (EventPlan.principalDates(terms, maturity).size() + 1);
            case ANN -> annuity();
        };
    }

    private double resetRate(LocalDateTime at) {
        var reset = terms.rateReset().orElseThrow();
        double asked = observations.value(reset.index(), at) * reset.multiplier() + reset.spread();
        double next = reset.limits().next(rate, asked, !wasReset);
        wasReset = true;
        return next;
    }

    private double annuity() {
        return Annuity.payment(terms, maturity, time, Math.abs(notional), sign * accrued, rate);
    }

    /** Principal of one payment, with sign, and never more than is left. */
    private double redemption() {
        double asked = terms.type() == ContractType.LAM ? payment : payment - sign * accrued;
        return sign * Math.min(asked, sign * notional);
    }

    private void repay(double principal) {
        notional -= principal;
        if (terms.interestBase().kind() == InterestBase.Kind.CURRENT) {
            base = notional;
        }
    }

    private void scale(LocalDateTime at) {
        var scaling = terms.scaling().orElseThrow();
        double factor = observations.value(scaling.index(), at) / scaling.indexAtDealDate();
        interestScale = scaling.scalesInterest() ? factor : 1;
        principalScale = scaling.scalesPrincipal() ? factor : 1;
    }
}
