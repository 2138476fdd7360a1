package io.penstock.deal;

import io.penstock.deal.AmountTerms.Moment;
import io.penstock.deal.formula.Figure;
import io.penstock.deal.formula.Formula;
import io.penstock.deal.formula.FormulaChecker;
import io.penstock.deal.formula.FormulaException;
import io.penstock.deal.formula.FormulaNames;
import io.penstock.deal.formula.FormulaParser;
import io.penstock.deal.formula.FormulaType;
import io.penstock.deal.formula.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Checks the named amounts: that each formula reads, that no amount depends on itself or on one that is
 * computed later, and that every amount of money is whole minor units, by its nature or by a named
 * rounding.
 */
final class AmountValidation {

    private static final int MOST_AMOUNTS = 500;

    private final DealDocument document;
    private final Findings findings;
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final Map<String, Formula> parsed = new HashMap<>();
    private final SequencedMap<String, Formula> sorted = new LinkedHashMap<>();
    private final Map<String, Optional<FormulaType>> types = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    AmountValidation(DealDocument document, Findings findings) {
        this.document = document;
        this.findings = findings;
    }

    void check() {
        if (document.amounts().size() > MOST_AMOUNTS) {
            findings.add(
                    FindingCode.VALUE_OUT_OF_RANGE, "amounts", "at most " + MOST_AMOUNTS + " amounts can be named");
            return;
        }
        for (int i = 0; i < document.amounts().size(); i++) {
            register(document.amounts().get(i), i);
        }
        var visited = new HashSet<String>();
        positions.keySet().forEach(name -> sort(name, new ArrayList<>(), visited));
        sorted.forEach(this::check);
        sorted.forEach(this::checkPrevious);
        new GrowthValidation(sorted, types)
                .unbounded()
                .forEach(name -> findings.addUnlessFaulty(
                        FindingCode.PRECISION_TOO_DEEP,
                        path(positions.getOrDefault(name, 0)) + ".formula",
                        name + " goes on from its value of the last payment date, so its decimals would never end:"
                                + " round it with roundTo"));
    }

    /** Once all types are known: what is read of the last payment date is of the kind of its first value. */
    private void checkPrevious(String name, Formula formula) {
        var path = path(positions.getOrDefault(name, 0)) + ".formula";
        if (!FormulaNames.previous(formula).isEmpty() && !findings.isFaulty(path)) {
            new FormulaChecker(scope(), (problem, detail) -> report(problem, path, detail)).check(formula);
        }
    }

    /** The formulas that could be read, by name. */
    Map<String, Formula> formulas() {
        return parsed;
    }

    /** Adds an amount and all that it reads. */
    void collectReads(String name, Set<String> reads) {
        if (reads.add(name)) {
            reads(name).forEach(read -> collectReads(read, reads));
        }
    }

    /** What an amount is computed from: amounts that it names, and those behind a rate that it reads. */
    private Set<String> reads(String name) {
        var formula = parsed.get(name);
        if (formula == null) {
            return Set.of();
        }
        var reads = new LinkedHashSet<String>(FormulaNames.amounts(formula));
        for (var figure : FormulaNames.figures(formula)) {
            if (figure instanceof Figure.Tranche(var className, var property, var _)
                    && property == Figure.TrancheProperty.RATE) {
                document.tranches().stream()
                        .filter(t -> t.className().equals(className))
                        .flatMap(t -> RateValidation.amounts(t).stream())
                        .forEach(reads::add);
            }
        }
        return reads;
    }

    /** The amounts as they can be computed, each after those that it reads; complete if there is no error. */
    SequencedMap<String, ResolvedAmount> resolved() {
        var resolved = new LinkedHashMap<String, ResolvedAmount>();
        sorted.forEach((name, formula) -> {
            var terms = document.amounts().get(positions.getOrDefault(name, 0));
            var rounding =
                    terms.round().map(named -> document.rounding().modes().get(named));
            types.getOrDefault(name, Optional.empty())
                    .ifPresent(type -> resolved.put(name, new ResolvedAmount(terms, formula, type, rounding)));
        });
        return resolved;
    }

    /** Finds an amount of money for a fee, a limit or a target; a finding if there is none. */
    void requireMoney(String name, String path, boolean beforeFirstStep) {
        require(name, path, beforeFirstStep, FormulaType::isMoney, "no money, which is needed here");
    }

    /** Finds an amount that is a number and known before the first step; a finding if there is none. */
    void requireRate(String name, String path) {
        require(name, path, true, type -> type.kind().isNumber(), "no number, which is needed here");
    }

    /** Finds an amount of any kind; a finding if there is none. */
    void requireKnown(String name, String path) {
        require(name, path, false, _ -> true, "");
    }

    private void require(
            String name, String path, boolean beforeFirstStep, Predicate<FormulaType> fits, String otherwise) {
        used.add(name);
        if (!positions.containsKey(name)) {
            findings.addUnlessFaulty(FindingCode.NAME_UNKNOWN, path, "no amount " + name);
            return;
        }
        if (types.getOrDefault(name, Optional.empty()).filter(fits.negate()).isPresent()) {
            findings.addUnlessFaulty(FindingCode.TYPE_MISMATCH, path, name + " is " + otherwise);
        }
        if (beforeFirstStep) {
            requireKnownAtStart(Set.of(name), path);
        }
    }

    /** The names around a formula, with the types of the amounts. */
    DocumentScope scope() {
        return new DocumentScope(document, positions.keySet(), types);
    }

    /** Notes that something reads these amounts. */
    void use(Set<String> names) {
        used.addAll(names);
    }

    /** Finds fault where amounts are read before the first step that are not known then. */
    void requireKnownAtStart(Set<String> names, String path) {
        names.stream()
                .filter(this::isComputedLater)
                .forEach(name -> findings.addUnlessFaulty(
                        FindingCode.AMOUNT_BEFORE_KNOWN,
                        path,
                        name + " is computed after the start, but is read before the first step"));
    }

    /** Warns of amounts that nothing needs. To be called when all needs are known. */
    void reportUnused() {
        if (findings.isFaulty("amounts")) {
            return; // a formula that does not read may be the one that uses them
        }
        parsed.values().forEach(formula -> {
            used.addAll(FormulaNames.amounts(formula));
            used.addAll(FormulaNames.previous(formula));
        });
        positions.forEach((name, i) -> {
            if (!used.contains(name)) {
                findings.addUnlessFaulty(
                        FindingCode.AMOUNT_UNUSED, path(i), name + " is used by no step and no formula");
            }
        });
    }

    private void register(AmountTerms amount, int i) {
        var path = path(i);
        var name = amount.name();
        if (!TermsValidation.SMALL_NAME.matcher(name).matches()) {
            findings.addUnlessFaulty(
                    FindingCode.VALUE_MALFORMED, path + ".name", "\"" + name + "\" is no name such as ocTarget");
        } else if (FormulaParser.RESERVED.contains(name)) {
            findings.add(FindingCode.NAME_RESERVED, path + ".name", name + " is a word of the formula language");
        } else if (positions.putIfAbsent(name, i) != null) {
            findings.add(FindingCode.NAME_DUPLICATE, path + ".name", name + " stands twice");
        } else if (!amount.formula().isEmpty()) {
            try {
                parsed.put(name, FormulaParser.parse(amount.formula()));
            } catch (FormulaException e) {
                report(e.problem(), path + ".formula", String.valueOf(e.getMessage()));
            }
        }
    }

    /** Depth first. {@code way} are the amounts that led here; meeting one of them again is a cycle. */
    private void sort(String name, List<String> way, Set<String> visited) {
        int again = way.indexOf(name);
        if (again >= 0) {
            var loop = String.join(" → ", way.subList(again, way.size())) + " → " + name;
            way.subList(again, way.size())
                    .forEach(member -> findings.addUnlessFaulty(
                            FindingCode.AMOUNT_CYCLE, path(positions.getOrDefault(member, 0)) + ".formula", loop));
            return;
        }
        var formula = parsed.get(name);
        if (formula == null || !visited.add(name)) {
            return;
        }
        way.add(name);
        reads(name).forEach(read -> sort(read, way, visited));
        way.removeLast();
        sorted.put(name, formula);
    }

    private void check(String name, Formula formula) {
        int i = positions.getOrDefault(name, 0);
        var terms = document.amounts().get(i);
        if (findings.isFaulty(path(i) + ".formula")) {
            types.put(name, Optional.empty());
            return;
        }
        var type = new FormulaChecker(scope(), (problem, detail) -> report(problem, path(i) + ".formula", detail))
                .check(formula);
        types.put(name, type.map(t -> rounded(t, terms, path(i))));
        terms.after()
                .filter(clause -> document.modes().values().stream()
                        .flatMap(steps -> Steps.all(steps).stream())
                        .noneMatch(step -> step.clause().equals(clause)))
                .ifPresent(clause ->
                        findings.add(FindingCode.NAME_UNKNOWN, path(i) + ".at", "no step has the clause " + clause));
        if (terms.at() == Moment.START) {
            type.filter(FormulaType::readsNow)
                    .ifPresent(_ -> findings.add(
                            FindingCode.AMOUNT_BEFORE_KNOWN,
                            path(i) + ".at",
                            name + " reads a figure @now, so it says at: use"));
            FormulaNames.amounts(formula).stream()
                    .filter(this::isComputedLater)
                    .forEach(read -> findings.add(
                            FindingCode.AMOUNT_BEFORE_KNOWN,
                            path(i) + ".at",
                            name + " reads " + read + ", which is computed at use"));
        }
    }

    private boolean isComputedLater(String amount) {
        var position = positions.get(amount);
        return position != null && document.amounts().get(position).at() != Moment.START;
    }

    private FormulaType rounded(FormulaType type, AmountTerms terms, String path) {
        if (terms.round().isEmpty()) {
            if (type.isMoney() && !type.whole()) {
                findings.add(
                        FindingCode.ROUNDING_UNNAMED,
                        path + ".round",
                        terms.name() + " need not be whole minor units, so a rounding is to be named");
            }
            return new FormulaType(type.kind(), type.isMoney() || type.whole(), type.factors(), false);
        }
        var rounding = terms.round().get();
        if (!document.rounding().modes().containsKey(rounding)) {
            findings.addUnlessFaulty(
                    FindingCode.ROUNDING_UNNAMED, path + ".round", "the document names no rounding " + rounding);
        }
        if (!type.isMoney()) {
            findings.add(
                    FindingCode.TYPE_MISMATCH, path + ".round", terms.name() + " is a number; money alone is rounded");
        }
        return new FormulaType(type.kind(), true, 0, false);
    }

    private void report(Problem problem, String path, String detail) {
        report(findings, problem, path, detail);
    }

    static void report(Findings findings, Problem problem, String path, String detail) {
        // The two lists of names agree; DealDocumentsTest holds them to it.
        findings.add(FindingCode.valueOf(problem.name()), path, detail);
    }

    private static String path(int i) {
        return "amounts[" + i + "]";
    }
}
