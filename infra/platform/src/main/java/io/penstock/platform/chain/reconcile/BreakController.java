package io.penstock.platform.chain.reconcile;

import io.penstock.platform.chain.reconcile.BreakCommand.ApproveAcceptance;
import io.penstock.platform.chain.reconcile.BreakCommand.ProposeAcceptance;
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

/** Differences between log and chain that stand, and the decision of two persons that one may. */
@RestController
@RequestMapping("/v1/chain/breaks")
class BreakController {

    private final BreakBook breaks;
    private final BreakId id;

    BreakController(BreakBook breaks, BreakId id) {
        this.breaks = breaks;
        this.id = id;
    }

    /**
     * A break as it is shown.
     *
     * @param state {@code OPEN}, {@code PROPOSED} or {@code ACCEPTED}
     */
    record BreakView(
            int number,
            String what,
            Kind kind,
            String subject,
            String log,
            String chain,
            long blockNumber,
            String blockHash,
            String state,
            String reason,
            List<String> persons) {

        static BreakView of(Breaks.Standing each) {
            var found = each.found();
            var accepted = each.accepted();
            var proposed = each.proposed();
            return new BreakView(
                    found.number(),
                    each.comparison().what(),
                    found.kind(),
                    found.subject(),
                    found.logSide(),
                    found.chainSide(),
                    found.blockNumber(),
                    found.blockHash(),
                    accepted.isPresent() ? "ACCEPTED" : proposed.isPresent() ? "PROPOSED" : "OPEN",
                    proposed.map(BreakEvent.AcceptanceProposed::reason).orElse(""),
                    accepted.map(by -> List.of(by.proposedBy(), by.approvedBy()))
                            .orElse(proposed.map(by -> List.of(by.proposedBy())).orElse(List.of())));
        }
    }

    /**
     * Why a difference may stand.
     *
     * @param reason 1 to 200 characters, nothing personal
     */
    record AcceptanceRequest(@Nullable String reason) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('auditor', 'operator', 'approver')")
    List<BreakView> breaks() {
        return breaks.now().all().stream().map(BreakView::of).toList();
    }

    /** One person finds that the difference may stand. */
    @PostMapping("/{number}/acceptance")
    @PreAuthorize("hasRole('operator')")
    List<BreakView> propose(
            @PathVariable int number, @RequestBody(required = false) @Nullable AcceptanceRequest request) {
        var reason = request == null || request.reason() == null ? "" : request.reason();
        breaks.send(new ProposeAcceptance(id, number, reason, CurrentActor.name()));
        return breaks();
    }

    /** Another person agrees. */
    @PostMapping("/{number}/acceptance/approval")
    @PreAuthorize("hasRole('approver')")
    List<BreakView> approve(@PathVariable int number) {
        breaks.send(new ApproveAcceptance(id, number, CurrentActor.name()));
        return breaks();
    }
}
