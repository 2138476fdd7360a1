package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.request.RequestValues;
import io.penstock.issuance.tranche.DealEvent.UnitsAllocated;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.DealRejection;
import io.penstock.issuance.tranche.DocumentKind;
import io.penstock.issuance.tranche.IdentifierKind;
import io.penstock.issuance.tranche.adapter.rest.OfferingView.RetentionView;
import io.penstock.issuance.tranche.application.ClosingPapers;
import io.penstock.issuance.tranche.application.DealPreparation;
import io.penstock.issuance.tranche.application.Deals;
import io.penstock.issuance.tranche.application.Settlement;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Papers, numbers and cash of a closing, and the way back from one that the chain refused. */
@RestController
@RequestMapping("/v1/deals/{dealId}")
class ClosingController {

    private final ClosingPapers papers;
    private final DealPreparation preparation;
    private final Deals deals;
    private final Settlement settlement;

    ClosingController(ClosingPapers papers, DealPreparation preparation, Deals deals, Settlement settlement) {
        this.papers = papers;
        this.preparation = preparation;
        this.deals = deals;
        this.settlement = settlement;
    }

    /**
     * The papers and numbers of a closing.
     *
     * @param missing of what the offering demands, one text each
     * @param retention as the allocation has it; null if none is declared
     */
    record ClosingSetView(
            List<DocumentView> documents,
            List<IdentifierView> identifiers,
            List<String> missing,
            @Nullable RetentionView retention) {

        record DocumentView(String kind, String hash, String recordedBy) {}

        record IdentifierView(String className, String kind, String identifier, String assignedBy) {}
    }

    @GetMapping("/closing-set")
    @Versioned("closing-file/{dealId}")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    ClosingSetView closingSet(@PathVariable String dealId) {
        return show(id(dealId));
    }

    /** @param hash SHA-256 of the paper, 64 hexadecimal digits */
    record DocumentRequest(@Nullable String hash) {}

    @PutMapping("/closing-set/{kind}")
    @Versioned("closing-file/{dealId}")
    @PreAuthorize("hasRole('spv-admin')")
    ClosingSetView record(
            @PathVariable String dealId, @PathVariable String kind, @RequestBody DocumentRequest request) {
        var id = id(dealId);
        papers.record(
                id,
                Texts.oneOf(DocumentKind.class, kind, "kind"),
                RequestValues.required(request.hash(), "hash"),
                CurrentActor.name());
        return show(id);
    }

    /** @param identifier with its check digit */
    record IdentifierRequest(@Nullable String identifier) {}

    @PutMapping("/classes/{className}/identifiers/{kind}")
    @Versioned("closing-file/{dealId}")
    @PreAuthorize("hasRole('spv-admin')")
    ClosingSetView assign(
            @PathVariable String dealId,
            @PathVariable String className,
            @PathVariable String kind,
            @RequestBody IdentifierRequest request) {
        var id = id(dealId);
        papers.assign(
                id,
                className,
                Texts.oneOf(IdentifierKind.class, kind, "kind"),
                RequestValues.required(request.identifier(), "identifier"),
                CurrentActor.name());
        return show(id);
    }

    /**
     * One investor's side of the closing.
     *
     * @param allows what the closing may take of the wallet's cash
     * @param ready whether the chain would take it now
     */
    record CashView(
            String investorId, String wallet, String currency, String owes, String has, String allows, boolean ready) {}

    /** Whether the investors of the allocation can pay, asked of the chain now. */
    @GetMapping("/settlement")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    List<CashView> settlement(@PathVariable String dealId) {
        var id = id(dealId);
        return allocated(id).map(settlement::of).orElse(List.of()).stream()
                .map(each -> new CashView(
                        each.investorId().name(),
                        each.wallet(),
                        each.owes().currency().getCurrencyCode(),
                        RequestValues.text(each.owes()),
                        RequestValues.text(each.has()),
                        RequestValues.text(each.allows()),
                        each.ready()))
                .toList();
    }

    /** @param reason 1 to 200 characters, nothing personal */
    record ReopeningRequest(@Nullable String reason) {}

    /**
     * Takes the approval back, so that units can be allocated anew: for a closing that an investor cannot pay. The pool is
     * free again until the next closing starts.
     */
    @PostMapping("/allocations/reopening")
    @Versioned("deal/{dealId}")
    @PreAuthorize("hasRole('spv-admin')")
    List<CashView> reopen(@PathVariable String dealId, @RequestBody ReopeningRequest request) {
        var id = id(dealId);
        preparation.reopen(id, RequestValues.required(request.reason(), "reason"), CurrentActor.name());
        return settlement(dealId);
    }

    private Optional<UnitsAllocated> allocated(DealId id) {
        return switch (deals.get(id)) {
            case Deal.Absent _ -> throw notFound(id);
            case Deal.Structured _, Deal.Reopened _, Deal.Closed _ -> Optional.empty();
            case Deal.Allocated deal -> Optional.of(deal.allocated());
            case Deal.Approved deal -> Optional.of(deal.prepared().allocated());
            case Deal.Closing deal -> Optional.of(deal.prepared().allocated());
        };
    }

    private ClosingSetView show(DealId id) {
        if (deals.structured(id).isEmpty()) {
            throw notFound(id);
        }
        var file = deals.closingFile(id);
        var gate = preparation.gate(id);
        return new ClosingSetView(
                file.documents().stream()
                        .map(each ->
                                new ClosingSetView.DocumentView(each.kind().name(), each.hash(), each.recordedBy()))
                        .toList(),
                file.identifiers().stream()
                        .map(each -> new ClosingSetView.IdentifierView(
                                each.className(), each.kind().name(), each.identifier(), each.assignedBy()))
                        .toList(),
                gate.missing(),
                gate.retention().map(RetentionView::of).orElse(null));
    }

    private static RejectedException notFound(DealId id) {
        return new RejectedException(new Rejection(DealRejection.DEAL_NOT_FOUND, "no deal " + id));
    }

    private static DealId id(String dealId) {
        return RequestValues.id(DealId::named, dealId);
    }
}
