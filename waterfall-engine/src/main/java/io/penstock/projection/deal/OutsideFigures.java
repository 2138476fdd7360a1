package io.penstock.projection.deal;

import io.penstock.deal.InputTerms;
import io.penstock.deal.ResolvedDeal;
import io.penstock.waterfall.program.Input;
import io.penstock.waterfall.program.ProjectionFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The figures of a scenario that come neither from the pool nor from the document: fixings, inputs, other cash. */
final class OutsideFigures {

    /** Fixings and rates are whole numbers of 10^-10. */
    private static final int RATE_DECIMALS = 10;

    private final ResolvedDeal deal;
    private final PoolSources sources;

    OutsideFigures(ResolvedDeal deal, PoolSources sources) {
        this.deal = deal;
        this.sources = sources;
    }

    /** What is missing from a scenario, unknown to the deal or no figure of its kind. */
    List<String> findings(DealScenario scenario) {
        var findings = new ArrayList<String>();
        var fixings = scenario.fixings();
        missing(deal.indices(), fixings.keySet())
                .forEach(name -> findings.add("index " + name + " has no rates, and the deal needs them"));
        missing(fixings.keySet(), deal.indices())
                .forEach(name -> findings.add("index " + name + " is none of the deal's: " + deal.indices()));
        var known = deal.inputs().stream().map(InputTerms::name).collect(Collectors.toSet());
        var needed = deal.inputs().stream()
                .filter(input -> input.defaultValue().isEmpty())
                .map(InputTerms::name)
                .collect(Collectors.toSet());
        missing(needed, scenario.inputs().keySet())
                .forEach(name -> findings.add("input " + name + " has no figures and no default"));
        missing(scenario.inputs().keySet(), known)
                .forEach(name -> findings.add("input " + name + " is none of the deal's: " + new TreeSet<>(known)));
        missing(scenario.otherCash().keySet(), Set.copyOf(sources.others()))
                .forEach(name -> findings.add("source " + name + " is not one that the pool leaves open: "
                        + new TreeSet<>(sources.others())));
        for (var input : deal.inputs()) {
            var figures = scenario.inputs().get(input.name());
            if (figures != null) {
                malformed("input " + input.name(), figures, decimals(input), findings);
            }
        }
        fixings.forEach((name, rates) -> malformed("index " + name, rates, RATE_DECIMALS, findings));
        scenario.otherCash().forEach((name, cash) -> malformed("source " + name, cash, moneyDecimals(), findings));
        return findings;
    }

    /** Fills one lane of a frame. */
    void fill(ProjectionFrame frame, int lane, DealScenario scenario, int payments) {
        scenario.fixings()
                .forEach((name, rates) ->
                        frame.row(Input.fixing(name)).fill(lane, rates.scaled(RATE_DECIMALS, payments)));
        for (var input : deal.inputs()) {
            var series = scenario.inputs().get(input.name());
            if (series != null) {
                frame.row(Input.declared(input.name())).fill(lane, series.scaled(decimals(input), payments));
            }
        }
        otherCash(scenario, payments)
                .forEach((source, cash) -> frame.row(Input.source(source)).fill(lane, cash));
    }

    /** Cash of the sources that no figure of the pool feeds, in minor units. */
    Map<String, long[]> otherCash(DealScenario scenario, int payments) {
        return scenario.otherCash().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().scaled(moneyDecimals(), payments)));
    }

    private int decimals(InputTerms input) {
        return switch (input.kind()) {
            case MONEY -> moneyDecimals();
            case RATE -> RATE_DECIMALS;
            default -> 0;
        };
    }

    private int moneyDecimals() {
        return deal.currency().getDefaultFractionDigits();
    }

    private static void malformed(String what, Series series, int decimals, List<String> findings) {
        try {
            series.scaled(decimals, series.figures().size());
        } catch (ArithmeticException e) {
            findings.add(what + ": " + e.getMessage());
        }
    }

    private static Set<String> missing(Set<String> needed, Set<String> given) {
        var missing = new TreeSet<>(needed);
        missing.removeAll(given);
        return missing;
    }
}
