package io.penstock.cli.project;

import io.penstock.cli.file.Part;
import io.penstock.cli.file.RefusedException;
import io.penstock.cli.file.StructuredFile;
import io.penstock.deal.ResolvedDeal;
import io.penstock.measure.Compounding;
import io.penstock.measure.TimeBasis;
import io.penstock.projection.Conventions;
import io.penstock.projection.Scenario;
import io.penstock.projection.deal.DealScenario;
import io.penstock.projection.deal.MeasureTerms;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads scenario files, {@code penstock/scenario/1}, described in {@code docs/reference/scenario.md}. */
final class ScenarioYaml {

    static final String SCHEMA = "penstock/scenario/1";

    private static final Map<String, Compounding> COMPOUNDING = Map.of(
            "ANNUAL", Compounding.ANNUAL,
            "SEMI_ANNUAL", Compounding.SEMI_ANNUAL,
            "QUARTERLY", Compounding.QUARTERLY,
            "MONTHLY", Compounding.MONTHLY,
            "CONTINUOUS", Compounding.CONTINUOUS);

    private ScenarioYaml() {}

    /**
     * The assumptions in a file.
     *
     * @throws RefusedException with all faults, if there is one
     */
    static ScenarioFile read(Path path, ResolvedDeal deal) {
        var file = StructuredFile.read(path);
        var root = file.root();
        var keys = new TreeSet<>(ScenarioChange.KEYS);
        keys.addAll(Set.of("schema", "measures"));
        var members = root.members(keys);
        schema(file, root, SCHEMA);
        root.required("name", "Name the scenario; tables show it");
        var conventions = root.required("convention", "Name one of " + ScenarioChange.CONVENTIONS)
                .flatMap(ScenarioChange::convention)
                .orElse(Conventions.SEQUENTIAL);
        members.remove("schema");
        members.remove("convention");
        var measures = Optional.ofNullable(members.remove("measures"))
                .map(ScenarioYaml::measures)
                .orElse(MeasureTerms.DEFAULT);
        var base = DealScenario.of(Scenario.of("", conventions));
        var scenario = new ScenarioChange(deal).applied(base, members);
        file.refuseIfFaulty();
        return new ScenarioFile(scenario, measures);
    }

    /** Holds a file to its schema. */
    static void schema(StructuredFile file, Part root, String expected) {
        root.required("schema", "Write schema: " + expected)
                .flatMap(Part::text)
                .filter(found -> !found.equals(expected))
                .ifPresent(found -> file.fault("schema", "SCHEMA_UNKNOWN", "it is " + found + ", not " + expected, ""));
    }

    private static MeasureTerms measures(Part part) {
        part.members(Set.of("life", "yield", "compounding", "settlement"));
        return new MeasureTerms(
                part.find("life").flatMap(p -> p.word(TimeBasis.class)).orElse(MeasureTerms.DEFAULT.life()),
                part.find("yield").flatMap(p -> p.word(TimeBasis.class)).orElse(MeasureTerms.DEFAULT.yields()),
                part.find("compounding").flatMap(ScenarioYaml::compounding).orElse(MeasureTerms.DEFAULT.compounding()),
                part.find("settlement").flatMap(p -> p.parsed("a date, such as 2024-10-15", LocalDate::parse)));
    }

    private static Optional<Compounding> compounding(Part part) {
        return part.parsed(
                "one of " + new TreeSet<>(COMPOUNDING.keySet()),
                text -> Optional.ofNullable(COMPOUNDING.get(text)).orElseThrow(IllegalArgumentException::new));
    }
}
