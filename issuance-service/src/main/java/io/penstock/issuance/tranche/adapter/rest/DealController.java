package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.request.RequestValues;
import io.penstock.issuance.tranche.DealCommand.ApproveDeal;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.DealRejection;
import io.penstock.issuance.tranche.application.DealPreparation;
import io.penstock.issuance.tranche.application.DealPreparation.Asked;
import io.penstock.issuance.tranche.application.Deals;
import io.penstock.issuance.tranche.view.factsheet.Factsheets;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes a deal from its document to its closing. */
@RestController
@RequestMapping("/v1/deals/{dealId}")
@Versioned("deal/{dealId}")
class DealController {

    private final Commands commands;
    private final DealPreparation preparation;
    private final Deals deals;
    private final Factsheets factsheets;

    DealController(Commands commands, DealPreparation preparation, Deals deals, Factsheets factsheets) {
        this.commands = commands;
        this.preparation = preparation;
        this.deals = deals;
        this.factsheets = factsheets;
    }

    /** @param pool the frozen pool that backs the deal */
    @PutMapping(consumes = {"application/yaml", "application/x-yaml", "text/yaml"})
    @PreAuthorize("hasRole('spv-admin')")
    DealView structure(@PathVariable String dealId, @RequestParam String pool, @RequestBody String yaml) {
        var id = RequestValues.id(DealId::named, dealId);
        var poolId = RequestValues.id(AssetPoolId::named, pool);
        preparation.structure(id, poolId, DealDocumentReader.read(id, yaml), CurrentActor.name());
        return show(id);
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'investor', 'auditor', 'operator')")
    DealView deal(@PathVariable String dealId) {
        return show(RequestValues.id(DealId::named, dealId));
    }

    /** The document as it is approved: canonical JSON, whose SHA-256 is the document hash. */
    @GetMapping(path = "/document", produces = "application/json")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'investor', 'auditor', 'operator')")
    String document(@PathVariable String dealId) {
        var id = RequestValues.id(DealId::named, dealId);
        return deals.structured(id).orElseThrow(() -> notFound(id)).terms().document();
    }

    /** The wire format of an allocation: all classes at once. */
    record AllocationRequest(@Nullable List<Line> allocations) {

        /** @param amount face value in major units of the deal's currency */
        record Line(
                @Nullable String className,
                @Nullable String investorId,
                @Nullable String amount) {}
    }

    @PutMapping("/allocations")
    @PreAuthorize("hasRole('spv-admin')")
    DealView allocate(@PathVariable String dealId, @RequestBody AllocationRequest request) {
        var id = RequestValues.id(DealId::named, dealId);
        var currency =
                deals.structured(id).orElseThrow(() -> notFound(id)).terms().currency();
        var asked = RequestValues.required(request.allocations(), "allocations").stream()
                .map(line -> new Asked(
                        RequestValues.required(line.className(), "className"),
                        RequestValues.id(InvestorId::named, RequestValues.required(line.investorId(), "investorId")),
                        RequestValues.money(currency, line.amount(), "amount")))
                .toList();
        preparation.allocate(id, asked, CurrentActor.name());
        return show(id);
    }

    /** @param documentHash of the document that was read */
    record ApprovalRequest(@Nullable String documentHash) {}

    @PostMapping("/approvals")
    @PreAuthorize("hasRole('approver')")
    DealView approve(@PathVariable String dealId, @RequestBody ApprovalRequest request) {
        var id = RequestValues.id(DealId::named, dealId);
        var hash = RequestValues.required(request.documentHash(), "documentHash");
        commands.send(new ApproveDeal(id, hash, CurrentActor.name(), Instant.now()));
        return show(id);
    }

    /** Starts the closing on chain; the deal shows when it is closed, or why the chain refused. */
    @PostMapping("/closing")
    @PreAuthorize("hasRole('spv-admin')")
    ResponseEntity<DealView> close(@PathVariable String dealId) {
        var id = RequestValues.id(DealId::named, dealId);
        preparation.startClosing(id);
        return ResponseEntity.accepted().body(show(id));
    }

    private DealView show(DealId id) {
        return DealView.of(id, deals.get(id), className -> factsheets.find(id.name(), className))
                .orElseThrow(() -> notFound(id));
    }

    private static RejectedException notFound(DealId id) {
        return new RejectedException(new Rejection(DealRejection.DEAL_NOT_FOUND, "no deal " + id));
    }
}
