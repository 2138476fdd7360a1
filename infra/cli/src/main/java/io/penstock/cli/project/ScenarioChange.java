package io.penstock.cli.project;

import io.penstock.cli.file.Part;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.projection.AmortizationKind;
import io.penstock.projection.Assumptions;
import io.penstock.projection.Conventions;
import io.penstock.projection.DelinquencyBucket;
import io.penstock.projection.LoanTerms;
import io.penstock.projection.RollRates;
import io.penstock.projection.Scenario;
import io.penstock.projection.deal.DealScenario;
import io.penstock.projection.deal.DefaultRule;
import io.penstock.projection.deal.PurchaseProfile;
import io.penstock.projection.deal.Series;
import io.penstock.waterfall.program.CallRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The keys of a scenario, each of which changes one assumption of a scenario that is there already. */
final class ScenarioChange {

    /** All keys, in a scenario file and in the changes of a grid. */
    static final Set<String> KEYS = Set.of(
            "name",
            "convention",
            "prepayment",
            "default",
            "severity",
            "times",
            "recoveryLag",
            "advances",
            "segments",
            "rollRates",
            "indices",
            "inputs",
            "cash",
            "calls",
            "defaultsLeave",
            "purchases");

    static final List<String> CONVENTIONS =
            List.of("SIFMA", "SEQUENTIAL", "PROSPECTUS_30", "ACTUAL_CALENDAR", "PREPAY_FIRST_DAYS_365");

    /** They read what the other keys have set. */
    private static final List<String> LAST = List.of("segments", "times");

    private static final Set<String> CURVES = Set.of("prepayment", "default", "severity");

    private final ResolvedDeal deal;

    ScenarioChange(ResolvedDeal deal) {
        this.deal = deal;
    }

    static Optional<Conventions> convention(Part part) {
        return part.parsed("one of " + CONVENTIONS, Conventions::preset);
    }

    /** The scenario with these keys changed: segments after the curves that they start from, multiples last. */
    DealScenario applied(DealScenario base, Map<String, Part> changes) {
        var scenario = base;
        for (var change : changes.entrySet()) {
            if (!LAST.contains(change.getKey())) {
                scenario = applied(scenario, change.getKey(), change.getValue());
            }
        }
        for (var key : LAST) {
            var part = changes.get(key);
            scenario = part == null ? scenario : applied(scenario, key, part);
        }
        var pool = scenario.pool();
        return pool.conventions().needsDates() && pool.cutOffDate().isEmpty()
                ? scenario.withPool(pool.withCutOffDate(deal.document().deal().cutOffDate()))
                : scenario;
    }

    private DealScenario applied(DealScenario base, String key, Part part) {
        return switch (key) {
            case "name" -> part.text().map(base::withName).orElse(base);
            case "convention" -> pool(base, convention(part), Scenario::withConventions);
            case "prepayment" -> pool(base, CurvePart.prepayment(part), Scenario::with);
            case "default" -> pool(base, CurvePart.defaults(part), Scenario::with);
            case "severity" -> pool(base, CurvePart.severity(part), Scenario::with);
            case "recoveryLag" -> pool(base, part.count(), Scenario::withRecoveryLag);
            case "advances" -> pool(base, Optional.of(part.flag()), Scenario::withAdvances);
            case "rollRates" -> pool(base, rollRates(part), Scenario::with);
            case "segments" -> segments(base, part);
            case "times" -> stressed(base, part);
            case "indices" -> series(base, part, deal.indices(), CurvePart::rates, DealScenario::withFixing);
            case "inputs" -> series(base, part, inputs(), CurvePart::series, DealScenario::withInput);
            case "cash" -> series(base, part, deal.sources().keySet(), CurvePart::series, DealScenario::withOtherCash);
            case "calls" -> part.word(CallRule.class).map(base::withCalls).orElse(base);
            case "defaultsLeave" ->
                part.word(DefaultRule.class).map(base::withDefaults).orElse(base);
            case "purchases" -> base.withPurchases(new PurchaseProfile(purchase(part)));
            default -> base; // an unknown key is a fault already
        };
    }

    private static <T> DealScenario pool(
            DealScenario base, Optional<T> value, BiFunction<Scenario, T, Scenario> change) {
        return value.map(found -> base.withPool(change.apply(base.pool(), found)))
                .orElse(base);
    }

    private static DealScenario stressed(DealScenario base, Part part) {
        var multiples = part.members(CURVES);
        try {
            return base.withPool(base.pool()
                    .stressed(
                            multiple(multiples, "prepayment"),
                            multiple(multiples, "default"),
                            multiple(multiples, "severity")));
        } catch (IllegalArgumentException e) {
            part.fault("VALUE_OUT_OF_RANGE", String.valueOf(e.getMessage()), "");
            return base;
        }
    }

    private static BigDecimal multiple(Map<String, Part> multiples, String key) {
        return Optional.ofNullable(multiples.get(key)).flatMap(Part::decimal).orElse(BigDecimal.ONE);
    }

    private DealScenario segments(DealScenario base, Part part) {
        var scenario = base;
        for (var segment : part.members().entrySet()) {
            var keys = segment.getValue().members(CURVES);
            var general = base.pool().assumptions();
            var own = new Assumptions(
                    Optional.ofNullable(keys.get("prepayment"))
                            .flatMap(CurvePart::prepayment)
                            .orElse(general.prepayment()),
                    Optional.ofNullable(keys.get("default"))
                            .flatMap(CurvePart::defaults)
                            .orElse(general.defaults()),
                    Optional.ofNullable(keys.get("severity"))
                            .flatMap(CurvePart::severity)
                            .orElse(general.severity()));
            scenario = scenario.withPool(scenario.pool().withSegment(segment.getKey(), own));
        }
        return scenario;
    }

    private static Optional<RollRates> rollRates(Part part) {
        if (part.isText()) {
            return part.parsed("a matrix of roll rates", RollRates::parse);
        }
        var rows = part.items().stream()
                .map(row -> row.isText()
                        ? List.of(row.text().orElse("").strip().split("\\s+"))
                        : row.items().stream()
                                .flatMap(cell -> cell.text().stream())
                                .toList())
                .toList();
        try {
            return Optional.of(RollRates.of(rows));
        } catch (IllegalArgumentException e) {
            part.fault("VALUE_MALFORMED", String.valueOf(e.getMessage()), "");
            return Optional.empty();
        }
    }

    private Set<String> inputs() {
        var names = new TreeSet<String>();
        deal.inputs().forEach(input -> names.add(input.name()));
        return names;
    }

    private static DealScenario series(
            DealScenario base,
            Part part,
            Set<String> known,
            Function<Part, Optional<Series>> reader,
            SeriesChange change) {
        var scenario = base;
        for (var each : part.members(known).entrySet()) {
            var figures = reader.apply(each.getValue());
            if (figures.isPresent()) {
                scenario = change.applied(scenario, each.getKey(), figures.get());
            }
        }
        return scenario;
    }

    /** Puts a series into a scenario under a name. */
    @FunctionalInterface
    private interface SeriesChange {
        DealScenario applied(DealScenario base, String name, Series figures);
    }

    private LoanTerms purchase(Part part) {
        part.members(
                Set.of("rate", "remainingTerm", "age", "kind", "amortizationTerm", "interestOnlyMonths", "segment"));
        return new LoanTerms(
                "purchase",
                new Money(deal.currency(), 100_000_000),
                part.required("rate", "Write the rate of what is bought, \"0.045\"")
                        .flatMap(Part::decimal)
                        .map(BigDecimal::toPlainString)
                        .orElse("0"),
                part.required("remainingTerm", "Write the months until the last payment")
                        .flatMap(Part::count)
                        .orElse(1),
                part.find("age").flatMap(Part::count).orElse(0),
                part.find("kind").flatMap(p -> p.word(AmortizationKind.class)).orElse(AmortizationKind.LEVEL),
                part.find("interestOnlyMonths").flatMap(Part::count).orElse(0),
                part.find("amortizationTerm").flatMap(Part::count).orElse(0),
                List.of(),
                "1",
                part.find("segment").flatMap(Part::text).orElse(""),
                DelinquencyBucket.CURRENT,
                1);
    }
}
