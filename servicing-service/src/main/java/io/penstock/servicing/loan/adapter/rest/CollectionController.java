package io.penstock.servicing.loan.adapter.rest;

import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.rest.Operation;
import io.penstock.platform.rest.Operations;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.application.CloseCollectionPeriods;
import io.penstock.servicing.loan.application.ImportCollections;
import io.penstock.servicing.loan.application.PeriodReviews;
import io.penstock.servicing.loan.view.collectionperiods.CollectionPeriodReport;
import io.penstock.servicing.loan.view.collectionperiods.CollectionPeriodReports;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes collection files and closes collection periods. */
@RestController
@Versioned("{dealId}/loans")
@RequestMapping("/v1/deals/{dealId}/collection-periods/{period}")
class CollectionController {

    private static final String KIND = "import-collections";

    private final ImportCollections imports;
    private final CloseCollectionPeriods closing;
    private final PeriodReviews reviews;
    private final Operations operations;
    private final CollectionPeriodReports reports;

    CollectionController(
            ImportCollections imports,
            CloseCollectionPeriods closing,
            PeriodReviews reviews,
            Operations operations,
            CollectionPeriodReports reports) {
        this.imports = imports;
        this.closing = closing;
        this.reviews = reviews;
        this.operations = operations;
        this.reports = reports;
    }

    /** Imports a file as a job. The same file again is the same job. */
    @PostMapping("/collections")
    @PreAuthorize("hasRole('spv-admin')")
    ResponseEntity<Operation> collect(
            @PathVariable String dealId,
            @PathVariable String period,
            @RequestParam(defaultValue = "collections.csv") String fileName,
            @RequestBody byte[] bytes) {
        var month = CollectionMonth.of(period);
        var book = LoanBookId.ofDeal(dealId);
        var hash = sha256(bytes);
        var person = CurrentActor.name(); // the job runs on another thread
        var operation = operations.start(imports.operationId(book, month, hash), KIND, progress -> {
            var result = imports.run(book, month, fileName, hash, bytes, person, progress);
            reviews.compare(book, month);
            return result;
        });
        return ResponseEntity.accepted()
                .location(URI.create("/v1/operations/" + operation.id()))
                .body(operation);
    }

    /** Closes the period for good, unless its figures differ from what others say; the answer is the period with its totals. */
    @PostMapping("/close")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver')")
    CollectionPeriodReport close(
            @PathVariable String dealId,
            @PathVariable String period,
            @RequestBody(required = false) @Nullable CloseRequest request) {
        var month = CollectionMonth.of(period);
        var control = request == null ? null : request.controlTotals();
        var rows = control == null || control.rows() == null ? OptionalInt.empty() : OptionalInt.of(control.rows());
        try {
            closing.close(
                    LoanBookId.ofDeal(dealId),
                    month,
                    rows,
                    control == null ? null : control.amount(),
                    CurrentActor.name(),
                    reviews.gate(LoanBookId.ofDeal(dealId), month));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "AMOUNT_INVALID", "controlTotals.amount: write the amount as 1234.56");
        }
        return reports.one(dealId, month);
    }

    /** What the servicer says it sent; either part may be left out. */
    record CloseRequest(@Nullable ControlTotals controlTotals) {}

    /**
     * Rows and cash that were sent.
     *
     * @param amount in major units
     */
    record ControlTotals(@Nullable Integer rows, @Nullable String amount) {}

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
