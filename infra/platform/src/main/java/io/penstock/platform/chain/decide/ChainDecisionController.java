package io.penstock.platform.chain.decide;

import io.penstock.platform.security.CurrentActor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decisions about the chain: taken by operators alone, seen by auditors too. */
@RestController
@RequestMapping("/v1/chain")
class ChainDecisionController {

    private final ChainDecisions decisions;

    ChainDecisionController(ChainDecisions decisions) {
        this.decisions = decisions;
    }

    /**
     * Body of a decision.
     *
     * @param reason mandatory
     * @param deploymentId of the contracts to rebuild on; mandatory for a rebuild
     */
    record DecisionRequest(
            @Nullable String reason, @Nullable String deploymentId) {

        static String text(@Nullable String given) {
            return given == null ? "" : given.strip();
        }
    }

    /** Every decision, oldest first. */
    @GetMapping("/decisions")
    @PreAuthorize("hasAnyRole('auditor', 'operator')")
    List<ChainDecisions.Decision> all() {
        return decisions.all();
    }

    /** Goes on after HALTED. Again it changes nothing. */
    @PostMapping("/resume")
    @PreAuthorize("hasRole('operator')")
    ChainDecisions.Outcome resume(@RequestBody(required = false) @Nullable DecisionRequest request) {
        return decisions.resume(CurrentActor.name(), request == null ? "" : DecisionRequest.text(request.reason()));
    }

    /** Builds the chain anew from the log. Again it changes nothing. */
    @PostMapping("/rebuild")
    @PreAuthorize("hasRole('operator')")
    ChainDecisions.Outcome rebuild(@RequestBody(required = false) @Nullable DecisionRequest request) {
        return decisions.rebuild(
                request == null ? "" : DecisionRequest.text(request.deploymentId()),
                CurrentActor.name(),
                request == null ? "" : DecisionRequest.text(request.reason()));
    }
}
