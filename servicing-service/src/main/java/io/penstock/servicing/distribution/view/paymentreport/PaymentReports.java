package io.penstock.servicing.distribution.view.paymentreport;

import io.penstock.deal.ResolvedDeal;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.distribution.DistributionId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves payment reports. They are read from the events of the payment date at the moment of asking: about ten a date,
 * so an answer never lags behind the order that preceded it.
 *
 * <p>An investor reads the same report, with holders and payouts of others left out.
 */
@RestController
@RequestMapping("/v1/deals/{dealId}/distributions")
public class PaymentReports {

    private static final String READERS = "hasAnyRole('spv-admin','approver','investor','auditor','operator')";

    private final Streams streams;
    private final ServicedDeals deals;

    PaymentReports(Streams streams, ServicedDeals deals) {
        this.streams = streams;
        this.deals = deals;
    }

    /** A list as served. */
    public record Page(List<PaymentReport> items) {}

    @GetMapping
    @PreAuthorize(READERS)
    Page all(@PathVariable String dealId) {
        return new Page(deals.find(dealId).map(this::all).orElse(List.of()));
    }

    @Versioned("{dealId}/{paymentDate}")
    @GetMapping("/{paymentDate}")
    @PreAuthorize(READERS)
    PaymentReport get(@PathVariable String dealId, @PathVariable LocalDate paymentDate) {
        return report(DistributionId.of(dealId, paymentDate));
    }

    /**
     * One payment date, as the person who asks may see it.
     *
     * @throws ProblemException 404 if nothing was calculated for it
     */
    public PaymentReport report(DistributionId id) {
        return find(id).orElseThrow(
                        () -> ProblemException.notFound("DISTRIBUTION_NOT_FOUND", "nothing was calculated for " + id));
    }

    /** Payment dates follow each other without gaps, so the first that was not calculated ends the list. */
    private List<PaymentReport> all(ResolvedDeal deal) {
        var reports = new ArrayList<PaymentReport>();
        for (int number = FirstPayment.number(deal, streams); ; number++) {
            var date = deal.paymentDate(number);
            var report = find(DistributionId.of(deal.dealId(), date));
            if (report.isEmpty()) {
                return List.copyOf(reports);
            }
            reports.add(report.get());
        }
    }

    private Optional<PaymentReport> find(DistributionId id) {
        var history = streams.fold(id.value(), PaymentHistory.NONE, PaymentHistory::evolve);
        var calculation = history.calculation();
        return calculation == null ? Optional.empty() : Optional.of(asSeen(PaymentReportText.of(calculation, history)));
    }

    private static PaymentReport asSeen(PaymentReport report) {
        return CurrentActor.hasRole("investor")
                ? report.onlyOf(CurrentActor.investorId().orElse(""))
                : report;
    }
}
