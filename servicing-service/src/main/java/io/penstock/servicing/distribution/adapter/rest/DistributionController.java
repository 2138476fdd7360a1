package io.penstock.servicing.distribution.adapter.rest;

import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import io.penstock.servicing.distribution.DeclaredInputs;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.OutsideFigure;
import io.penstock.servicing.distribution.application.DistributionOrders;
import io.penstock.servicing.distribution.view.paymentreport.PaymentReport;
import io.penstock.servicing.distribution.view.paymentreport.PaymentReports;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes a payment date from calculation to payout. Each answer is the payment report as it stands then. */
@RestController
@Versioned("{dealId}/{paymentDate}")
@RequestMapping("/v1/deals/{dealId}/distributions/{paymentDate}")
class DistributionController {

    private final DistributionOrders orders;
    private final PaymentReports reports;

    DistributionController(DistributionOrders orders, PaymentReports reports) {
        this.orders = orders;
        this.reports = reports;
    }

    /** PUT, because the calendar names the date: a repeat calculates the same and changes nothing. */
    @PutMapping
    @PreAuthorize("hasRole('spv-admin')")
    PaymentReport calculate(
            @PathVariable String dealId,
            @PathVariable LocalDate paymentDate,
            @RequestBody(required = false) @Nullable CalculationRequest request) {
        var id = DistributionId.of(dealId, paymentDate);
        orders.calculate(id, CurrentActor.name(), request == null ? DeclaredInputs.NONE : request.declared());
        return reports.report(id);
    }

    /** Sends a calculation back; it has to be calculated again. */
    @PostMapping("/rejection")
    @PreAuthorize("hasRole('approver')")
    PaymentReport reject(
            @PathVariable String dealId, @PathVariable LocalDate paymentDate, @RequestBody RejectionRequest request) {
        var id = DistributionId.of(dealId, paymentDate);
        orders.rejectDraft(
                id,
                CurrentActor.name(),
                request.stateHash() == null ? "" : request.stateHash(),
                request.reason() == null ? "" : request.reason());
        return reports.report(id);
    }

    @PostMapping("/approvals")
    @PreAuthorize("hasRole('approver')")
    PaymentReport approve(
            @PathVariable String dealId, @PathVariable LocalDate paymentDate, @RequestBody ApprovalRequest request) {
        var id = DistributionId.of(dealId, paymentDate);
        orders.approve(id, CurrentActor.name(), request.stateHash());
        return reports.report(id);
    }

    @PostMapping("/record")
    @PreAuthorize("hasRole('spv-admin')")
    ResponseEntity<PaymentReport> record(@PathVariable String dealId, @PathVariable LocalDate paymentDate) {
        var id = DistributionId.of(dealId, paymentDate);
        orders.recordHolders(id, CurrentActor.name());
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(reports.report(id));
    }

    @PostMapping("/declaration")
    @PreAuthorize("hasRole('spv-admin')")
    ResponseEntity<PaymentReport> declare(@PathVariable String dealId, @PathVariable LocalDate paymentDate) {
        var id = DistributionId.of(dealId, paymentDate);
        orders.declare(id, CurrentActor.name());
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(reports.report(id));
    }

    /** Pays what was held back, to holders that may have cash again. */
    @PostMapping("/reserved/release")
    @PreAuthorize("hasRole('operator')")
    ResponseEntity<PaymentReport> release(@PathVariable String dealId, @PathVariable LocalDate paymentDate) {
        var id = DistributionId.of(dealId, paymentDate);
        orders.release(id, CurrentActor.name());
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(reports.report(id));
    }

    /**
     * What persons bring; a list that is left out is empty.
     *
     * @param fixings rate of each index of the document
     * @param inputs the document's declared inputs
     * @param exercised names of calls
     */
    record CalculationRequest(
            @Nullable List<FigureRequest> fixings,
            @Nullable List<FigureRequest> inputs,
            @Nullable List<String> exercised) {

        DeclaredInputs declared() {
            return new DeclaredInputs(figures(fixings), figures(inputs), exercised == null ? List.of() : exercised);
        }

        private static List<OutsideFigure> figures(@Nullable List<FigureRequest> given) {
            return given == null
                    ? List.of()
                    : given.stream().map(FigureRequest::figure).toList();
        }
    }

    /**
     * One figure.
     *
     * @param value as text: 5.33 % is {@code "0.0533"}, money in major units, flags {@code "true"} and {@code "false"}
     * @param source where it can be looked up; needed for fixings
     */
    record FigureRequest(
            @Nullable String name,
            @Nullable String value,
            @Nullable String source) {

        OutsideFigure figure() {
            return new OutsideFigure(
                    name == null ? "" : name, value == null ? "" : value, source == null ? "" : source);
        }
    }

    /**
     * What is sent back.
     *
     * @param stateHash of the report that the person has read
     * @param reason in words
     */
    record RejectionRequest(
            @Nullable String stateHash, @Nullable String reason) {}

    /**
     * What the person approves.
     *
     * @param stateHash of the report that the person has read
     */
    record ApprovalRequest(String stateHash) {}
}
