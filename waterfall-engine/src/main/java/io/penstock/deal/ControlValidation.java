package io.penstock.deal;

import io.penstock.deal.formula.FormulaType;
import io.penstock.deal.formula.FormulaType.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what decides how the deal goes on: tests, transitions, calls, and that every mode can be reached. */
final class ControlValidation {

    private final DealDocument document;
    private final AmountValidation amounts;
    private final ConditionValidation conditions;
    private final Findings findings;

    ControlValidation(
            DealDocument document, AmountValidation amounts, ConditionValidation conditions, Findings findings) {
        this.document = document;
        this.amounts = amounts;
        this.conditions = conditions;
        this.findings = findings;
    }

    void check() {
        names("tests", document.tests().stream().map(TestTerms::name).toList());
        for (int i = 0; i < document.tests().size(); i++) {
            test(document.tests().get(i), "tests[" + i + "]");
        }
        for (int i = 0; i < document.transitions().size(); i++) {
            transition(document.transitions().get(i), "transitions[" + i + "]");
        }
        names("calls", document.calls().stream().map(CallTerms::name).toList());
        for (int i = 0; i < document.calls().size(); i++) {
            call(document.calls().get(i), "calls[" + i + "]");
        }
        require(
                document.modes().containsKey(document.mode()),
                FindingCode.KEY_MISSING,
                "modes." + document.mode(),
                "a deal has the mode in which it closes, " + document.mode());
        var reachable = reachable();
        document.modes().keySet().forEach(mode -> {
            require(
                    TermsValidation.SMALL_NAME.matcher(mode).matches(),
                    FindingCode.VALUE_MALFORMED,
                    "modes." + mode,
                    "no name of a mode");
            require(
                    reachable.contains(mode),
                    FindingCode.MODE_UNREACHABLE,
                    "modes." + mode,
                    "no transition, setMode step or call leads from " + document.mode() + " into " + mode);
        });
    }

    private void test(TestTerms test, String path) {
        boolean start = test.at() == TestTerms.Point.START;
        conditions.requireFlag(test.passes(), path + ".passes", start);
        var value = test.value().flatMap(formula -> measure(formula, path + ".value", start));
        var level = test.level().flatMap(formula -> measure(formula, path + ".level", start));
        require(
                value.isEmpty()
                        || level.isEmpty()
                        || value.get().isMoney() == level.get().isMoney(),
                FindingCode.TYPE_MISMATCH,
                path + ".level",
                "value and level are both money or both numbers");
        require(
                test.at() != TestTerms.Point.STEP || isEvaluated(test.name()),
                FindingCode.TEST_NEVER_EVALUATED,
                path + ".at",
                "no evaluate step asks " + test.name());
    }

    private Optional<FormulaType> measure(String formula, String path, boolean start) {
        var type = conditions.check(formula, path, start);
        require(
                type.isEmpty() || type.get().isMoney() || type.get().kind().isNumber(),
                FindingCode.TYPE_MISMATCH,
                path,
                "money or a number is measured, not "
                        + type.map(FormulaType::kind).orElse(Kind.FLAG));
        return type;
    }

    private boolean isEvaluated(String test) {
        return document.modes().values().stream()
                .flatMap(steps -> Steps.all(steps).stream())
                .anyMatch(step -> step instanceof Step.Evaluate(var _, var name) && name.equals(test));
    }

    private void transition(TransitionTerms transition, String path) {
        for (int i = 0; i < transition.from().size(); i++) {
            mode(transition.from().get(i), path + ".from[" + i + "]");
        }
        mode(transition.to(), path + ".to");
        conditions.requireFlag(transition.when(), path + ".when", transition.at() == TransitionTerms.Point.START);
    }

    private void call(CallTerms call, String path) {
        call.by()
                .ifPresent(role -> require(
                        document.parties().stream().anyMatch(p -> p.role().equals(role)),
                        FindingCode.NAME_UNKNOWN,
                        path + ".by",
                        "no party has the role " + role));
        conditions.requireFlag(call.when(), path + ".when", true);
        amounts.requireMoney(call.price(), path + ".price", true);
        require(
                document.accounts().containsKey(call.to()),
                FindingCode.NAME_UNKNOWN,
                path + ".to",
                "no account " + call.to());
        call.mode().ifPresent(mode -> mode(mode, path + ".mode"));
    }

    /** The modes that the deal can come into from the one at closing. */
    private Set<String> reachable() {
        var reachable = new HashSet<String>(Set.of(document.mode()));
        document.calls().forEach(call -> call.mode().ifPresent(reachable::add));
        boolean grows = true;
        while (grows) {
            var next = new HashSet<String>(reachable);
            document.transitions().stream()
                    .filter(t -> t.from().isEmpty() || t.from().stream().anyMatch(reachable::contains))
                    .forEach(t -> next.add(t.to()));
            for (var mode : reachable) {
                Steps.all(document.modes().getOrDefault(mode, List.of())).forEach(step -> {
                    if (step instanceof Step.SetMode(var _, var to)) {
                        next.add(to);
                    }
                });
            }
            grows = reachable.addAll(next);
        }
        return reachable;
    }

    private void mode(String name, String path) {
        require(document.modes().containsKey(name), FindingCode.NAME_UNKNOWN, path, "no mode " + name);
    }

    private void names(String list, List<String> names) {
        var taken = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            var path = list + "[" + i + "].name";
            require(
                    TermsValidation.SMALL_NAME.matcher(names.get(i)).matches(),
                    FindingCode.VALUE_MALFORMED,
                    path,
                    "\"" + names.get(i) + "\" is no name such as delinquency");
            require(taken.add(names.get(i)), FindingCode.NAME_DUPLICATE, path, names.get(i) + " stands twice");
        }
    }

    private void require(boolean holds, FindingCode code, String path, String detail) {
        if (!holds) {
            findings.addUnlessFaulty(code, path, detail);
        }
    }
}
