package io.penstock.deal;

import io.penstock.deal.formula.Formula;
import io.penstock.deal.formula.FormulaChecker;
import io.penstock.deal.formula.FormulaException;
import io.penstock.deal.formula.FormulaNames;
import io.penstock.deal.formula.FormulaParser;
import io.penstock.deal.formula.FormulaType;
import io.penstock.deal.formula.FormulaType.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the formulas that stand outside the named amounts: conditions, and what tests measure. */
final class ConditionValidation {

    private final DocumentScope scope;
    private final AmountValidation amounts;
    private final Findings findings;
    private final Map<String, Formula> parsed = new HashMap<>();

    /** @param amounts already checked */
    ConditionValidation(DocumentScope scope, AmountValidation amounts, Findings findings) {
        this.scope = scope;
        this.amounts = amounts;
        this.findings = findings;
    }

    /** All formulas that were found to be good, by their text. */
    Map<String, Formula> formulas() {
        return parsed;
    }

    /**
     * A condition.
     *
     * @param beforeFirstStep whether it may read only what is known then
     */
    void requireFlag(String text, String path, boolean beforeFirstStep) {
        check(text, path, beforeFirstStep)
                .filter(type -> type.kind() != Kind.FLAG)
                .ifPresent(type -> findings.addUnlessFaulty(
                        FindingCode.TYPE_MISMATCH,
                        path,
                        "a condition is needed, such as a <= b; this is " + type.kind()));
    }

    /** Any formula, with its type if it is free of faults. */
    Optional<FormulaType> check(String text, String path, boolean beforeFirstStep) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Formula formula;
        try {
            formula = FormulaParser.parse(text);
        } catch (FormulaException e) {
            AmountValidation.report(findings, e.problem(), path, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        parsed.put(text, formula);
        var read = FormulaNames.amounts(formula);
        amounts.use(read);
        amounts.use(FormulaNames.previous(formula));
        if (beforeFirstStep) {
            amounts.requireKnownAtStart(read, path);
        }
        return new FormulaChecker(scope, (problem, detail) -> AmountValidation.report(findings, problem, path, detail))
                .check(formula);
    }

    /** The amounts that a formula reads, by its text. */
    Set<String> amounts(String text) {
        var formula = parsed.get(text);
        return formula == null ? Set.of() : FormulaNames.amounts(formula);
    }
}
