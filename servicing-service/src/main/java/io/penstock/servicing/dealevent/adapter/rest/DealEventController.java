package io.penstock.servicing.dealevent.adapter.rest;

import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import io.penstock.servicing.dealevent.application.DealEventOrders;
import io.penstock.servicing.dealevent.view.dealevents.DealEvents;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decides facts about a deal: one person proposes, another one confirms. Each answer is the list as it stands then. */
@RestController
@RequestMapping("/v1/deals/{dealId}/deal-events")
class DealEventController {

    private final DealEventOrders orders;
    private final DealEvents events;

    DealEventController(DealEventOrders orders, DealEvents events) {
        this.orders = orders;
        this.events = events;
    }

    @PostMapping
    @PreAuthorize("hasRole('spv-admin')")
    DealEvents.Page propose(@PathVariable String dealId, @RequestBody ProposalRequest request) {
        var from = request.effectiveFrom();
        if (from == null) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "EFFECTIVE_FROM_MISSING", "say from which day on it counts, 2026-02-16");
        }
        orders.propose(
                dealId,
                request.flag() == null ? "" : request.flag(),
                request.holds() == null || request.holds(),
                from,
                request.reason() == null ? "" : request.reason(),
                CurrentActor.name());
        return events.page(dealId);
    }

    @PostMapping("/{number}/confirmation")
    @PreAuthorize("hasRole('approver')")
    DealEvents.Page confirm(@PathVariable String dealId, @PathVariable int number) {
        orders.confirm(dealId, number, CurrentActor.name());
        return events.page(dealId);
    }

    @PostMapping("/{number}/withdrawal")
    @PreAuthorize("hasRole('spv-admin')")
    DealEvents.Page withdraw(@PathVariable String dealId, @PathVariable int number) {
        orders.withdraw(dealId, number, CurrentActor.name());
        return events.page(dealId);
    }

    /**
     * What is proposed.
     *
     * @param flag an input of the deal document that is a flag
     * @param holds false to propose that it holds no longer; true if left out
     * @param effectiveFrom payment dates on or after this day feel it
     */
    record ProposalRequest(
            @Nullable String flag,
            @Nullable Boolean holds,
            @Nullable LocalDate effectiveFrom,
            @Nullable String reason) {}
}
