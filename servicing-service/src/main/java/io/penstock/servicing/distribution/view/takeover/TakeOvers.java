package io.penstock.servicing.distribution.view.takeover;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.problem.ProblemException;
import io.penstock.servicing.distribution.DistributionEvent.DistributionApproved;
import io.penstock.servicing.distribution.DistributionEvent.DraftRejected;
import io.penstock.servicing.distribution.DistributionEvent.StateTakenOver;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.text.MajorUnits;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the state that was taken over for a payment date, as approvers read it. */
@RestController
@RequestMapping("/v1/deals/{dealId}/distributions/{paymentDate}/take-over")
public class TakeOvers {

    private static final int APPROVALS = 2;

    private final Streams streams;

    TakeOvers(Streams streams) {
        this.streams = streams;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin','approver','auditor','operator')")
    TakeOverView get(@PathVariable String dealId, @PathVariable LocalDate paymentDate) {
        return view(DistributionId.of(dealId, paymentDate));
    }

    /**
     * The state as it stands.
     *
     * @throws ProblemException 404 if nothing was taken over
     */
    public TakeOverView view(DistributionId id) {
        var known = streams.fold(id.value(), Known.NONE, Known::evolve);
        var event = known.event();
        if (event == null) {
            throw ProblemException.notFound("DISTRIBUTION_NOT_FOUND", "nothing was taken over for " + id);
        }
        return new TakeOverView(
                id.value(),
                known.approvers().size() < APPROVALS ? "PROPOSED" : "TAKEN_OVER",
                event.number(),
                event.collectionPeriod().toString(),
                event.takenOverBy(),
                event.stateHash(),
                MajorUnits.of(event.poolAtCutOff()),
                event.source(),
                known.approvers(),
                event.state());
    }

    /**
     * As served.
     *
     * @param state PROPOSED or TAKEN_OVER
     * @param stateHash what an approver approves
     * @param closing the engine's state after the payment date
     */
    public record TakeOverView(
            String distributionId,
            String state,
            int number,
            String collectionPeriod,
            String takenOverBy,
            String stateHash,
            String poolAtCutOff,
            String source,
            List<String> approvers,
            @JsonRawValue String closing) {}

    private record Known(@Nullable StateTakenOver event, List<String> approvers) {

        static final Known NONE = new Known(null, List.of());

        Known evolve(Object fact) {
            return switch (fact) {
                case StateTakenOver taken -> new Known(taken, List.of());
                case DraftRejected _ -> NONE;
                case DistributionApproved approved ->
                    new Known(
                            event,
                            Stream.concat(approvers.stream(), Stream.of(approved.approver()))
                                    .toList());
                default -> this;
            };
        }
    }
}
