package io.penstock.cli.project;

import io.penstock.deal.ResolvedDeal;
import io.penstock.measure.Breakeven;
import io.penstock.projection.Pool;
import io.penstock.projection.deal.ClassMeasures;
import io.penstock.projection.deal.DealCashflows;
import io.penstock.projection.deal.MeasureTerms;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * All that a run of {@code ./penstock project} found out; its files are prints of it.
 *
 * @param runs the scenarios in the order of the grid; one without a grid
 * @param isGrid whether the files carry a column for the scenario
 * @param asked prices and yields that classes are valued at
 * @param breakevens default rates by class, under the scenario without the grid
 */
record ProjectionResult(
        ResolvedDeal deal,
        Pool pool,
        MeasureTerms terms,
        List<InputFile> inputs,
        List<DealCashflows> runs,
        boolean isGrid,
        List<Quote> asked,
        SequencedMap<String, Breakeven> breakevens) {

    ProjectionResult {
        inputs = List.copyOf(inputs);
        runs = List.copyOf(runs);
        asked = List.copyOf(asked);
        breakevens = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(breakevens));
    }

    /** The measures of all classes of a scenario, in the order of the document. */
    List<ClassMeasures> measures(DealCashflows run) {
        return run.classes().stream()
                .map(flows -> ClassMeasures.of(flows, terms))
                .toList();
    }
}
