package io.penstock.servicing.loan.view.collectionperiods;

import io.penstock.deal.ResolvedDeal;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.rest.Versioned;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.loan.LoanBookId;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves collection periods. They are read from the deal's own events at the moment of asking: two or three a month, so
 * an answer never lags behind the order that preceded it.
 */
@RestController
@RequestMapping("/v1/deals/{dealId}/collection-periods")
public class CollectionPeriodReports {

    private static final String READERS = "hasAnyRole('spv-admin','approver','investor','auditor','operator')";

    private final Streams streams;
    private final ServicedDeals deals;

    CollectionPeriodReports(Streams streams, ServicedDeals deals) {
        this.streams = streams;
        this.deals = deals;
    }

    /** A list as served. */
    public record Page(List<CollectionPeriodReport> items) {}

    /** All periods with a file, in order. */
    @GetMapping
    @PreAuthorize(READERS)
    public Page all(@PathVariable String dealId) {
        var deal = deals.find(dealId);
        return new Page(history(dealId).periods().entrySet().stream()
                .map(e -> report(dealId, e.getKey(), e.getValue(), deal))
                .toList());
    }

    @Versioned("{dealId}/loans")
    @GetMapping("/{period}")
    @PreAuthorize(READERS)
    CollectionPeriodReport get(@PathVariable String dealId, @PathVariable String period) {
        try {
            return one(dealId, YearMonth.parse(period));
        } catch (DateTimeException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "COLLECTION_PERIOD_INVALID",
                    "'" + period + "': write the period as 2020-08");
        }
    }

    /**
     * One period.
     *
     * @throws ProblemException 404 if nothing was imported for it
     */
    public CollectionPeriodReport one(String dealId, YearMonth period) {
        var found = history(dealId).periods().get(period);
        if (found == null) {
            throw ProblemException.notFound(
                    "COLLECTION_PERIOD_NOT_FOUND", "deal " + dealId + " has no collections for " + period);
        }
        return report(dealId, period, found, deals.find(dealId));
    }

    private CollectionPeriodHistory history(String dealId) {
        return streams.fold(
                LoanBookId.ofDeal(dealId).value(), CollectionPeriodHistory.NONE, CollectionPeriodHistory::evolve);
    }

    private static CollectionPeriodReport report(
            String dealId, YearMonth period, CollectionPeriodHistory.Period state, Optional<ResolvedDeal> deal) {
        var paymentDate = deal.map(d -> d.paymentDateFor(period)).orElse(null);
        return CollectionPeriodReport.of(dealId, period, state, paymentDate);
    }
}
