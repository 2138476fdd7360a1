package io.penstock.servicing.dealevent.view.dealevents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.penstock.platform.eventstore.Streams;
import io.penstock.servicing.dealevent.DealEventBookId;
import io.penstock.servicing.dealevent.DealEventFact;
import io.penstock.servicing.dealevent.DealEventFact.DealEventDeclared;
import io.penstock.servicing.dealevent.DealEventFact.DealEventProposalWithdrawn;
import io.penstock.servicing.dealevent.DealEventFact.DealEventProposed;
import io.penstock.servicing.dealevent.DealEventFact.DealEventRescinded;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the decisions about a deal, in the order in which they were proposed. */
@RestController
@RequestMapping("/v1/deals/{dealId}/deal-events")
public class DealEvents {

    private final Streams streams;

    DealEvents(Streams streams) {
        this.streams = streams;
    }

    /** A list as served. */
    public record Page(List<Line> items) {}

    /**
     * One proposal and what became of it.
     *
     * @param holds whether the flag holds from then on, or no longer
     * @param state PROPOSED, CONFIRMED or WITHDRAWN
     * @param decidedBy who confirmed or withdrew it; absent while it is proposed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            int number,
            String flag,
            boolean holds,
            LocalDate effectiveFrom,
            String reason,
            String proposedBy,
            String state,
            @Nullable String decidedBy) {

        Line now(String newState, String person) {
            return new Line(number, flag, holds, effectiveFrom, reason, proposedBy, newState, person);
        }
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin','approver','investor','auditor','operator')")
    Page all(@PathVariable String dealId) {
        return page(dealId);
    }

    /** All decisions about the deal; none if it is not known. */
    public Page page(String dealId) {
        var lines =
                streams.fold(DealEventBookId.ofDeal(dealId).value(), new TreeMap<Integer, Line>(), (known, event) -> {
                    if (event instanceof DealEventFact fact) {
                        apply(known, fact);
                    }
                    return known;
                });
        return new Page(List.copyOf(lines.values()));
    }

    private static void apply(Map<Integer, Line> lines, DealEventFact fact) {
        switch (fact) {
            case DealEventProposed e ->
                lines.put(
                        e.number(),
                        new Line(
                                e.number(),
                                e.flag(),
                                e.holds(),
                                e.effectiveFrom(),
                                e.reason(),
                                e.proposedBy(),
                                "PROPOSED",
                                null));
            case DealEventDeclared e ->
                lines.computeIfPresent(e.number(), (_, line) -> line.now("CONFIRMED", e.confirmedBy()));
            case DealEventRescinded e ->
                lines.computeIfPresent(e.number(), (_, line) -> line.now("CONFIRMED", e.confirmedBy()));
            case DealEventProposalWithdrawn e ->
                lines.computeIfPresent(e.number(), (_, line) -> line.now("WITHDRAWN", e.withdrawnBy()));
        }
    }
}
