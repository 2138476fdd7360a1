package io.penstock.servicing.distribution.view.calendar;

import io.penstock.deal.PaymentPeriod;
import io.penstock.deal.ResolvedDeal;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.problem.ProblemException;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.distribution.BusinessDay;
import io.penstock.servicing.distribution.DealCalendar;
import io.penstock.servicing.distribution.DealCalendar.Work;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.view.calendar.CalendarView.Due;
import io.penstock.servicing.distribution.view.calendar.CalendarView.Line;
import io.penstock.servicing.distribution.view.paymentreport.FirstPayment;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the dates of a deal by its business-day rule and holidays, with how far each is and what is due. */
@RestController
@RequestMapping("/v1/deals/{dealId}/calendar")
class DealCalendars {

    private static final String READERS = "hasAnyRole('spv-admin','approver','investor','auditor','operator')";
    private static final int LIMIT = 400;

    private final ServicedDeals deals;
    private final Streams streams;
    private final BusinessDay day;

    DealCalendars(ServicedDeals deals, Streams streams, BusinessDay day) {
        this.deals = deals;
        this.streams = streams;
        this.day = day;
    }

    /**
     * The payment dates from the first that is paid here.
     *
     * @param limit how many, counted from the first that is not paid; those before it are always there
     */
    @GetMapping
    @PreAuthorize(READERS)
    CalendarView calendar(@PathVariable String dealId, @RequestParam(defaultValue = "12") int limit) {
        if (limit < 1 || limit > LIMIT) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "LIMIT_INVALID", "limit is " + limit + ", not between 1 and " + LIMIT);
        }
        return deals.find(dealId)
                .map(deal -> calendar(deal, limit))
                .orElseThrow(
                        () -> ProblemException.notFound("DEAL_NOT_FOUND", "no deal " + dealId + " is serviced here"));
    }

    private CalendarView calendar(ResolvedDeal deal, int limit) {
        Set<YearMonth> closed =
                streams.fold(LoanBookId.ofDeal(deal.dealId()).value(), new TreeSet<>(), (months, event) -> {
                    if (event instanceof CollectionPeriodClosed period) {
                        months.add(period.collectionPeriod());
                    }
                    return months;
                });
        var lines = new ArrayList<Line>();
        Due next = null;
        int left = limit;
        boolean over = false;
        for (int number = FirstPayment.number(deal, streams); left > 0 && !over; number++) {
            var period = deal.periodPaidOn(deal.paymentDate(number)).orElseThrow();
            if (isAfterTheEnd(deal, period)) {
                break;
            }
            var progress = streams.fold(
                    DistributionId.of(deal.dealId(), period.paymentDate()).value(),
                    DateProgress.NONE,
                    DateProgress::evolve);
            var calendar = DealCalendar.of(deal, period);
            var work = work(calendar, progress, closed);
            lines.add(line(calendar, period, progress, work));
            if (work != Work.NOTHING) {
                left--;
                next = next == null ? due(calendar, work) : next;
            }
            over = progress.ended();
        }
        var terms = deal.document().calendar();
        return new CalendarView(
                deal.dealId(),
                day.today(),
                terms.centre().name(),
                terms.convention().name(),
                next,
                lines);
    }

    /** Nothing is scheduled behind the month of legal final maturity. */
    private static boolean isAfterTheEnd(ResolvedDeal deal, PaymentPeriod period) {
        return YearMonth.from(period.accrualEnd())
                .isAfter(YearMonth.from(deal.document().deal().legalFinalMaturity()));
    }

    private static Work work(DealCalendar calendar, DateProgress progress, Set<YearMonth> closed) {
        boolean open = !closed.contains(calendar.collectionPeriod());
        return progress.work() == Work.CALCULATE && open ? Work.CLOSE_COLLECTION_PERIODS : progress.work();
    }

    private @Nullable Due due(DealCalendar calendar, Work work) {
        return calendar.due(work)
                .map(date -> new Due(
                        calendar.number(),
                        calendar.paymentDate(),
                        work.name(),
                        calendar.allowedFrom(work),
                        date,
                        calendar.isOverdue(work, day.today())))
                .orElse(null);
    }

    private Line line(DealCalendar calendar, PaymentPeriod period, DateProgress progress, Work work) {
        return new Line(
                calendar.number(),
                calendar.firstMonth().toString(),
                calendar.collectionPeriod().toString(),
                calendar.determinationDate(),
                calendar.recordDate(),
                calendar.paymentDate(),
                period.accrualStart(),
                period.accrualEnd(),
                progress.state(),
                work.name(),
                calendar.due(work).orElse(null),
                calendar.isOverdue(work, day.today()));
    }
}
