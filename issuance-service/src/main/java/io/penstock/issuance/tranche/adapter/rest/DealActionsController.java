package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.request.RequestValues;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.DealRejection;
import io.penstock.issuance.tranche.application.DealActions;
import io.penstock.issuance.tranche.application.DealActions.Option;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.security.CurrentActor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the caller may do with a deal now, and why not. */
@RestController
class DealActionsController {

    private final DealActions actions;

    DealActionsController(DealActions actions) {
        this.actions = actions;
    }

    /** @param status of deal and offering together */
    record ActionsView(String status, List<ActionView> actions) {}

    /**
     * One action.
     *
     * @param done whether it would change nothing because it is done already
     * @param code why not; null if enabled
     */
    record ActionView(
            String action,
            boolean enabled,
            boolean done,
            @Nullable String code,
            @Nullable String reason) {

        static ActionView of(Option option) {
            return new ActionView(
                    option.action().name(),
                    option.enabled(),
                    option.done(),
                    option.enabled() ? null : option.code(),
                    option.enabled() ? null : option.reason());
        }
    }

    @GetMapping("/v1/deals/{dealId}/actions")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'investor', 'auditor', 'operator')")
    ActionsView actions(@PathVariable String dealId) {
        var id = RequestValues.id(DealId::named, dealId);
        return actions.of(id, CurrentActor.name(), CurrentActor::hasRole, Instant.now())
                .map(answer -> new ActionsView(
                        answer.status().name(),
                        answer.actions().stream().map(ActionView::of).toList()))
                .orElseThrow(() -> new RejectedException(new Rejection(DealRejection.DEAL_NOT_FOUND, "no deal " + id)));
    }
}
