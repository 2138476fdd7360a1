package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.request.RequestValues;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.issuance.tranche.application.ChainTransfers;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Transfers of a class that the chain made by itself and that wait for a person. */
@RestController
@RequestMapping("/v1/deals/{dealId}/classes/{className}/transfers")
@Versioned("tranche/{dealId}/{className}")
class TransferController {

    private final ChainTransfers transfers;

    TransferController(ChainTransfers transfers) {
        this.transfers = transfers;
    }

    /**
     * A decision.
     *
     * @param position of the transfer, as it is listed
     * @param mirror whether the register follows
     * @param reason 1 to 200 characters, nothing personal
     */
    record DecisionRequest(
            @Nullable String position,
            @Nullable Boolean mirror,
            @Nullable String reason) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    List<ChainTransfers.Waiting> waiting(@PathVariable String dealId, @PathVariable String className) {
        return transfers.waiting(id(dealId, className));
    }

    @PostMapping("/decision")
    @PreAuthorize("hasRole('approver')")
    List<ChainTransfers.Waiting> decide(
            @PathVariable String dealId, @PathVariable String className, @RequestBody DecisionRequest request) {
        var id = id(dealId, className);
        transfers.decide(
                id,
                RequestValues.required(request.position(), "position"),
                RequestValues.required(request.mirror(), "mirror"),
                RequestValues.required(request.reason(), "reason"),
                CurrentActor.name());
        return transfers.waiting(id);
    }

    private static TrancheId id(String dealId, String className) {
        var deal = RequestValues.id(DealId::named, dealId);
        return RequestValues.id(name -> TrancheId.of(deal, name), className);
    }
}
