package io.penstock.servicing.loan.view.collectionperiods;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.problem.ProblemException;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.text.MajorUnits;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the cash of a period that no borrower paid, also what was taken back. */
@RestController
public class ReceiptReports {

    private final Streams streams;

    ReceiptReports(Streams streams) {
        this.streams = streams;
    }

    /**
     * A receipt as served.
     *
     * @param state RECORDED or REVERSED
     * @param reversal why it was taken back, empty while it is in force
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Line(
            String bankReference,
            String source,
            String currency,
            String amount,
            String state,
            String recordedBy,
            String reversal,
            String reversedBy) {}

    /** A list as served. */
    public record Page(List<Line> items) {}

    @GetMapping("/v1/deals/{dealId}/collection-periods/{period}/receipts")
    @PreAuthorize("hasAnyRole('spv-admin','approver','auditor','operator')")
    Page all(@PathVariable String dealId, @PathVariable String period) {
        try {
            return page(dealId, YearMonth.parse(period));
        } catch (DateTimeException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "COLLECTION_PERIOD_INVALID",
                    "'" + period + "': write the period as 2020-08");
        }
    }

    /** All receipts of a period, in the order in which they were recorded. */
    public Page page(String dealId, YearMonth period) {
        return new Page(
                streams
                        .fold(LoanBookId.ofDeal(dealId).value(), ReceiptHistory.NONE, ReceiptHistory::evolve)
                        .of(period)
                        .stream()
                        .map(line -> new Line(
                                line.receipt().bankReference(),
                                line.receipt().source(),
                                line.receipt().amount().currency().getCurrencyCode(),
                                MajorUnits.of(line.receipt().amount()),
                                line.reversal().isEmpty() ? "RECORDED" : "REVERSED",
                                line.recordedBy(),
                                line.reversal(),
                                line.reversedBy()))
                        .toList());
    }
}
