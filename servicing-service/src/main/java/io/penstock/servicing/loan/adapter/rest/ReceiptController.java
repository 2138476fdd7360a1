package io.penstock.servicing.loan.adapter.rest;

import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.application.RecordReceipts;
import io.penstock.servicing.loan.view.collectionperiods.ReceiptReports;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes cash of a period that no borrower paid. The answer is all receipts of the period. */
@RestController
@RequestMapping("/v1/deals/{dealId}/collection-periods/{period}/receipts/{bankReference}")
class ReceiptController {

    private final RecordReceipts receipts;
    private final ReceiptReports reports;

    ReceiptController(RecordReceipts receipts, ReceiptReports reports) {
        this.receipts = receipts;
        this.reports = reports;
    }

    /** PUT, because the bank names the credit: a repeat changes nothing. */
    @PutMapping
    @PreAuthorize("hasRole('spv-admin')")
    ReceiptReports.Page record(
            @PathVariable String dealId,
            @PathVariable String period,
            @PathVariable String bankReference,
            @RequestBody ReceiptRequest request) {
        var month = CollectionMonth.of(period);
        try {
            receipts.record(
                    LoanBookId.ofDeal(dealId),
                    month,
                    request.source(),
                    request.amount(),
                    bankReference,
                    CurrentActor.name());
        } catch (NumberFormatException | ArithmeticException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "AMOUNT_INVALID", "amount: write the amount as 1234.56");
        }
        return reports.page(dealId, month);
    }

    /** Takes the receipt back while its period is open. */
    @PostMapping("/reversal")
    @PreAuthorize("hasRole('spv-admin')")
    ReceiptReports.Page reverse(
            @PathVariable String dealId,
            @PathVariable String period,
            @PathVariable String bankReference,
            @RequestBody ReversalRequest request) {
        var month = CollectionMonth.of(period);
        receipts.reverse(LoanBookId.ofDeal(dealId), bankReference, request.reason(), CurrentActor.name());
        return reports.page(dealId, month);
    }

    /**
     * Cash that no borrower paid.
     *
     * @param source as the deal document names it
     * @param amount in major units of the pool's currency
     */
    record ReceiptRequest(String source, String amount) {}

    /** Why a receipt is taken back; names no person. */
    record ReversalRequest(String reason) {}
}
