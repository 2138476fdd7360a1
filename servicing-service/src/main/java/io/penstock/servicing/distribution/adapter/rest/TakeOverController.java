package io.penstock.servicing.distribution.adapter.rest;

import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.application.DistributionOrders;
import io.penstock.servicing.distribution.application.TakenOverState;
import io.penstock.servicing.distribution.application.TakenOverState.ClassFigures;
import io.penstock.servicing.distribution.view.takeover.TakeOvers;
import io.penstock.servicing.distribution.view.takeover.TakeOvers.TakeOverView;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes over a deal that was paid elsewhere before: one person brings the state, two others approve it. */
@RestController
@RequestMapping("/v1/deals/{dealId}/distributions/{paymentDate}/take-over")
class TakeOverController {

    private final DistributionOrders orders;
    private final TakeOvers takeOvers;

    TakeOverController(DistributionOrders orders, TakeOvers takeOvers) {
        this.orders = orders;
        this.takeOvers = takeOvers;
    }

    @PutMapping
    @PreAuthorize("hasRole('spv-admin')")
    TakeOverView take(
            @PathVariable String dealId, @PathVariable LocalDate paymentDate, @RequestBody TakeOverRequest request) {
        var id = DistributionId.of(dealId, paymentDate);
        try {
            orders.takeOver(
                    id,
                    CurrentActor.name(),
                    request.state(),
                    request.poolAtCutOff() == null ? "" : request.poolAtCutOff(),
                    request.source() == null ? "" : request.source());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "STATE_MALFORMED", String.valueOf(e.getMessage()));
        }
        return takeOvers.view(id);
    }

    @PostMapping("/approvals")
    @PreAuthorize("hasRole('approver')")
    TakeOverView approve(
            @PathVariable String dealId, @PathVariable LocalDate paymentDate, @RequestBody ApprovalRequest request) {
        var id = DistributionId.of(dealId, paymentDate);
        orders.approve(id, CurrentActor.name(), request.stateHash() == null ? "" : request.stateHash());
        return takeOvers.view(id);
    }

    /**
     * What the person approves.
     *
     * @param stateHash of the state that the person has read
     */
    record ApprovalRequest(@Nullable String stateHash) {}

    /**
     * The state after the payment date; only what differs from the closing date. Amounts in major units.
     *
     * @param poolAtCutOff pool balance at the deal's cut-off date
     * @param source where the state can be looked up
     */
    record TakeOverRequest(
            @Nullable String poolAtCutOff,
            @Nullable String source,
            @Nullable String mode,
            @Nullable Map<String, ClassFigures> classes,
            @Nullable Map<String, String> accounts,
            @Nullable Map<String, String> fees,
            @Nullable Map<String, String> ledgers,
            @Nullable String poolBalance,
            @Nullable String cumulativeDefaulted,
            @Nullable Map<String, String> previous) {

        TakenOverState state() {
            return new TakenOverState(
                    mode,
                    classes == null ? Map.of() : classes,
                    accounts == null ? Map.of() : accounts,
                    fees == null ? Map.of() : fees,
                    ledgers == null ? Map.of() : ledgers,
                    poolBalance,
                    cumulativeDefaulted,
                    previous == null ? Map.of() : previous);
        }
    }
}
