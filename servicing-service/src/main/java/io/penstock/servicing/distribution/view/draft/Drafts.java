package io.penstock.servicing.distribution.view.draft;

import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.problem.ProblemException;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.distribution.DistributionEvent.InputsDeclared;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.view.draft.Draft.Change;
import io.penstock.servicing.distribution.view.draft.Draft.Input;
import io.penstock.servicing.distribution.view.draft.Draft.Note;
import io.penstock.waterfall.WaterfallJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves what an approver reads before approving: the calculation beside that of the payment date before. */
@RestController
@RequestMapping("/v1/deals/{dealId}/distributions/{paymentDate}/draft")
class Drafts {

    private final Streams streams;
    private final ServicedDeals deals;

    Drafts(Streams streams, ServicedDeals deals) {
        this.streams = streams;
        this.deals = deals;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin','approver','auditor','operator')")
    Draft draft(@PathVariable String dealId, @PathVariable LocalDate paymentDate) {
        var id = DistributionId.of(dealId, paymentDate);
        var history = history(id);
        var calculation = history.calculation();
        if (calculation == null) {
            throw ProblemException.notFound("DISTRIBUTION_NOT_FOUND", "nothing was calculated for " + id);
        }
        var previous = previous(id, calculation.number());
        return draft(calculation, history.inputs(), previous);
    }

    static Draft draft(
            WaterfallCalculated calculation, @Nullable InputsDeclared inputs, Optional<WaterfallCalculated> previous) {
        var difference = new DraftDifference(
                WaterfallJson.parseReport(calculation.report()),
                previous.map(before -> WaterfallJson.parseReport(before.report())));
        var figures = difference.figures();
        var steps = difference.steps();
        var notes = difference.notes();
        return new Draft(
                calculation.distributionId().value(),
                calculation.distributionId().paymentDate(),
                previous.map(before -> before.distributionId().paymentDate()).orElse(null),
                calculation.availableFunds().currency().getCurrencyCode(),
                calculation.stateHash(),
                calculation.calculatedBy(),
                inputs(inputs),
                figures,
                steps,
                notes,
                figures.stream().filter(Change::flagged).count()
                        + steps.stream().filter(Change::flagged).count()
                        + notes.stream().filter(Note::flagged).count());
    }

    private static List<Input> inputs(@Nullable InputsDeclared declared) {
        var inputs = new ArrayList<Input>();
        if (declared != null) {
            declared.fixings()
                    .forEach(each -> inputs.add(new Input("fixing", each.name(), each.value(), each.source())));
            declared.figures()
                    .forEach(each -> inputs.add(new Input("input", each.name(), each.value(), each.source())));
            declared.exercised().forEach(each -> inputs.add(new Input("call", each, "exercised", "")));
        }
        return inputs;
    }

    private Optional<WaterfallCalculated> previous(DistributionId id, int number) {
        return number < 2
                ? Optional.empty()
                : deals.find(id.dealId())
                        .map(deal -> DistributionId.of(id.dealId(), deal.paymentDate(number - 1)))
                        .flatMap(before -> Optional.ofNullable(history(before).calculation()));
    }

    private DraftHistory history(DistributionId id) {
        return streams.fold(id.value(), DraftHistory.NONE, DraftHistory::evolve);
    }
}
