package io.penstock.servicing.distribution.view.dealoverview;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.problem.ProblemException;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.view.dealoverview.DealOverview.Accounts;
import io.penstock.servicing.distribution.view.dealoverview.DealOverview.ClassLine;
import io.penstock.servicing.distribution.view.paymentreport.FirstPayment;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.text.MajorUnits;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.WaterfallJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves where each deal stands, read from its events at the moment of asking. */
@RestController
@RequestMapping("/v1/deals")
class DealOverviews {

    private static final String READERS = "hasAnyRole('spv-admin','approver','investor','auditor','operator')";

    private final ServicedDeals deals;
    private final Streams streams;
    private final JdbcClient jdbc;

    DealOverviews(ServicedDeals deals, Streams streams, JdbcClient jdbc) {
        this.deals = deals;
        this.streams = streams;
        this.jdbc = jdbc;
    }

    /** A list as served. */
    record Page(List<DealOverview> items) {}

    @GetMapping
    @PreAuthorize(READERS)
    Page all() {
        return new Page(deals.ids().stream()
                .flatMap(id -> deals.find(id).stream())
                .map(this::overview)
                .toList());
    }

    @GetMapping("/{dealId}")
    @PreAuthorize(READERS)
    DealOverview one(@PathVariable String dealId) {
        return deals.find(dealId)
                .map(this::overview)
                .orElseThrow(
                        () -> ProblemException.notFound("DEAL_NOT_FOUND", "no deal " + dealId + " is serviced here"));
    }

    private DealOverview overview(ResolvedDeal deal) {
        var book =
                streams.fold(LoanBookId.ofDeal(deal.dealId()).value(), LoanBookSummary.NONE, LoanBookSummary::evolve);
        var state = DealState.atClosing(deal);
        var used = Money.zero(deal.currency());
        int number = FirstPayment.number(deal, streams);
        if (number > 1) {
            var taken = payment(deal, number - 1).takenOver();
            state = taken == null ? state : WaterfallJson.parseState(deal, taken.state());
        }
        for (var date = payment(deal, number); date.paid(); date = payment(deal, ++number)) {
            var calculation = date.calculation();
            if (calculation != null) {
                state = WaterfallJson.parseReport(calculation.report()).closing();
                used = used.plus(calculation.availableFunds());
            }
        }
        var collected = book.collected() == null ? Money.zero(deal.currency()) : book.collected();
        return new DealOverview(
                deal.dealId(),
                book.poolBalance() == null ? "BOARDING" : "SERVICING",
                deal.currency().getCurrencyCode(),
                deal.documentHash(),
                book.poolBalance() == null ? null : book.loanCount(),
                book.poolBalance() == null ? null : MajorUnits.of(book.poolBalance()),
                book.nextPeriod() == null ? null : book.nextPeriod().toString(),
                deal.paymentDate(number),
                new Accounts(MajorUnits.of(collected.minus(used)), MajorUnits.of(state.cash())),
                classes(state),
                problem(deal.dealId()));
    }

    private PaymentDateSummary payment(ResolvedDeal deal, int number) {
        return streams.fold(
                DistributionId.of(deal.dealId(), deal.paymentDate(number)).value(),
                PaymentDateSummary.NONE,
                PaymentDateSummary::evolve);
    }

    private static List<ClassLine> classes(DealState state) {
        return state.classes().entrySet().stream()
                .map(e -> new ClassLine(
                        e.getKey(),
                        MajorUnits.of(e.getValue().balance()),
                        MajorUnits.of(e.getValue().deferredInterest())))
                .toList();
    }

    private @Nullable String problem(String dealId) {
        return jdbc.sql("select boarding_problem from loan_deal where deal_id = ? and boarding_problem <> ''")
                .param(dealId)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
