package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.request.RequestValues;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.issuance.tranche.application.FrozenHoldings;
import io.penstock.issuance.tranche.application.FrozenHoldings.FrozenHolding;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Freezes units of a holding and sets them free. */
@RestController
@RequestMapping("/v1/deals/{dealId}/classes/{className}/freezes")
@Versioned("tranche/{dealId}/{className}")
class FreezeController {

    private final FrozenHoldings holdings;

    FreezeController(FrozenHoldings holdings) {
        this.holdings = holdings;
    }

    /**
     * How much is frozen from now on.
     *
     * @param amount original face in major units as text: the whole amount, and not a change
     * @param reason 1 to 200 characters, nothing personal
     */
    record FreezeRequest(
            @Nullable String wallet,
            @Nullable String currency,
            @Nullable String amount,
            @Nullable String reason) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    List<FrozenHolding> frozen(@PathVariable String dealId, @PathVariable String className) {
        return holdings.of(id(dealId, className));
    }

    /** At once by one person. */
    @PostMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'approver')")
    ResponseEntity<List<FrozenHolding>> freeze(
            @PathVariable String dealId, @PathVariable String className, @RequestBody FreezeRequest request) {
        return order(id(dealId, className), request, true);
    }

    /** By somebody else than who has frozen. */
    @PostMapping("/release")
    @PreAuthorize("hasRole('approver')")
    ResponseEntity<List<FrozenHolding>> release(
            @PathVariable String dealId, @PathVariable String className, @RequestBody FreezeRequest request) {
        return order(id(dealId, className), request, false);
    }

    private ResponseEntity<List<FrozenHolding>> order(TrancheId id, FreezeRequest request, boolean freeze) {
        holdings.order(
                id,
                RequestValues.required(request.wallet(), "wallet"),
                RequestValues.money(RequestValues.currency(request.currency()), request.amount(), "amount"),
                freeze,
                RequestValues.required(request.reason(), "reason"),
                CurrentActor.name());
        return ResponseEntity.accepted().body(holdings.of(id));
    }

    private static TrancheId id(String dealId, String className) {
        var deal = RequestValues.id(DealId::named, dealId);
        return RequestValues.id(name -> TrancheId.of(deal, name), className);
    }
}
