package io.penstock.servicing.distribution.adapter.rest;

import io.penstock.platform.security.CurrentActor;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.application.DistributionOrders;
import io.penstock.servicing.distribution.view.paymentreport.PaymentReport;
import io.penstock.servicing.distribution.view.paymentreport.PaymentReports;
import java.time.LocalDate;
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
    PaymentReport calculate(@PathVariable String dealId, @PathVariable LocalDate paymentDate) {
        var id = DistributionId.of(dealId, paymentDate);
        orders.calculate(id, CurrentActor.name());
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
     * What the person approves.
     *
     * @param stateHash of the report that the person has read
     */
    record ApprovalRequest(String stateHash) {}
}
