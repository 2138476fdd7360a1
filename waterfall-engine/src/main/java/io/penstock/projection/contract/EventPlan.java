package io.penstock.projection.contract;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events of a contract before any amount is known, in their order. */
final class EventPlan {

    /**
     * One event to come.
     *
     * @param time when it takes place
     * @param accruesTo up to when interest has run
     */
    record Planned(LocalDateTime time, LocalDateTime accruesTo, EventType type) {}

    private final ContractTerms terms;
    private final LocalDateTime maturity;
    private final List<Planned> planned = new ArrayList<>();

    private EventPlan(ContractTerms terms, LocalDateTime maturity) {
        this.terms = terms;
        this.maturity = maturity;
    }

    static List<Planned> of(ContractTerms terms, LocalDateTime maturity) {
        var plan = new EventPlan(terms, maturity);
        plan.fixed(terms.initialExchangeDate(), EventType.IED);
        plan.interest();
        plan.principal();
        plan.rates();
        terms.interestBase().updates().ifPresent(when -> plan.recurring(when, EventType.IPCB));
        terms.scaling().ifPresent(scaling -> plan.recurring(scaling.when(), EventType.SC));
        plan.moved(maturity, EventType.MD);
        terms.purchase().ifPresent(trade -> plan.fixed(trade.time(), EventType.PRD));
        terms.termination().ifPresent(trade -> plan.fixed(trade.time(), EventType.TD));
        plan.planned.removeIf(
                event -> event.time.isBefore(terms.statusDate()) || event.time.isBefore(terms.initialExchangeDate()));
        plan.planned.sort(Comparator.comparing(Planned::time).thenComparing(Planned::type));
        return plan.planned;
    }

    /** Dates on which principal falls due before maturity. */
    static List<LocalDateTime> principalDates(ContractTerms terms, LocalDateTime end) {
        return terms.principal()
                .map(principal -> principal.before(end, terms.monthEnds()))
                .orElse(List.of());
    }

    private void interest() {
        var dates = new ArrayList<>(terms.interest().before(maturity, terms.monthEnds()));
        dates.add(maturity);
        if (terms.capitalizationEnd().isEmpty()) {
            dates.forEach(date -> moved(date, EventType.IP));
            return;
        }
        var end = terms.capitalizationEnd().get();
        if (!dates.contains(end)) {
            moved(end, EventType.IPCI);
        }
        dates.forEach(date -> moved(date, date.isAfter(end) ? EventType.IP : EventType.IPCI));
    }

    private void principal() {
        var dates = principalDates(terms, maturity);
        dates.forEach(date -> moved(date, EventType.PR));
        if (terms.type() == ContractType.ANN && terms.principalPayment().isEmpty() && !dates.isEmpty()) {
            // A day before it is first due, so that the borrower knows it.
            fixed(dates.getFirst().minusDays(1), EventType.PRF);
        }
    }

    private void rates() {
        if (terms.rateReset().isEmpty()) {
            return;
        }
        var reset = terms.rateReset().get();
        boolean fixedFirst = reset.nextRate().isPresent();
        for (var date : reset.when().before(maturity, terms.monthEnds())) {
            if (date.isBefore(terms.statusDate())) {
                continue;
            }
            moved(date, fixedFirst ? EventType.RRF : EventType.RR);
            fixedFirst = false;
            if (terms.type() == ContractType.ANN) {
                moved(date, EventType.PRF);
            }
        }
    }

    private void recurring(Recurrence when, EventType type) {
        when.before(maturity, terms.monthEnds()).forEach(date -> moved(date, type));
    }

    private void fixed(LocalDateTime time, EventType type) {
        planned.add(new Planned(time, time, type));
    }

    private void moved(LocalDateTime time, EventType type) {
        var moved = terms.roll().moved(time);
        planned.add(new Planned(moved, terms.roll().calculatesFirst() ? time : moved, type));
    }
}
