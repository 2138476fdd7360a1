package io.penstock.cli.project;

import io.penstock.cli.file.Part;
import io.penstock.cli.file.RefusedException;
import io.penstock.cli.file.StructuredFile;
import io.penstock.deal.ResolvedDeal;
import io.penstock.projection.deal.DealScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads grids, {@code penstock/grid/1}, described in {@code docs/reference/scenario.md}: changes of one scenario, listed
 * one by one or as every combination of the values of some keys.
 */
final class GridYaml {

    static final String SCHEMA = "penstock/grid/1";

    private static final int MOST = 100_000;

    private GridYaml() {}

    /**
     * The scenarios of a grid, with different names; the base is not among them.
     *
     * @throws RefusedException with all faults, if there is one
     */
    static List<DealScenario> read(Path path, DealScenario base, ResolvedDeal deal) {
        var file = StructuredFile.read(path);
        var root = file.root();
        root.members(Set.of("schema", "vary", "scenarios"));
        ScenarioYaml.schema(file, root, SCHEMA);
        var change = new ScenarioChange(deal);
        var scenarios = new ArrayList<DealScenario>();
        root.find("vary")
                .ifPresent(part -> combinations(part)
                        .forEach(keys -> scenarios.add(change.applied(base.withName(name(keys)), keys))));
        root.find("scenarios")
                .ifPresent(part -> part.items().forEach(item -> {
                    var keys = item.members(ScenarioChange.KEYS);
                    item.required("name", "Name the scenario; tables show it");
                    scenarios.add(change.applied(base, keys));
                }));
        if (scenarios.isEmpty()) {
            root.fault("GRID_EMPTY", "the grid has no scenario", "Write vary, scenarios or both");
        }
        var names = new HashSet<String>();
        scenarios.stream()
                .filter(scenario -> !names.add(scenario.name()))
                .forEach(scenario -> root.fault(
                        "NAME_DUPLICATE", "two scenarios are called \"" + scenario.name() + "\"", "Name them apart"));
        file.refuseIfFaulty();
        return List.copyOf(scenarios);
    }

    /** Every combination of the listed values; the key that comes first in the alphabet turns slowest. */
    private static List<Map<String, Part>> combinations(Part vary) {
        List<Map<String, Part>> all = List.of(Map.of());
        for (var axis : vary.members(ScenarioChange.KEYS).entrySet()) {
            var values = axis.getValue().items();
            if ((long) all.size() * values.size() > MOST) {
                vary.fault("GRID_TOO_LARGE", "there are more than " + MOST + " combinations", "Vary less");
                return List.of();
            }
            all = all.stream()
                    .flatMap(keys -> values.stream().map(value -> {
                        Map<String, Part> more = new TreeMap<>(keys);
                        more.put(axis.getKey(), value);
                        return more;
                    }))
                    .toList();
        }
        return all.equals(List.of(Map.of())) ? List.of() : all;
    }

    private static String name(Map<String, Part> keys) {
        return String.join(
                ", ",
                keys.entrySet().stream()
                        .map(e -> e.getKey() + " " + CurvePart.name(e.getValue()))
                        .toList());
    }
}
