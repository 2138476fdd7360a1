package io.penstock.deal;

import io.penstock.deal.formula.Formula;
import io.penstock.deal.formula.FormulaNames;
import io.penstock.deal.formula.FormulaType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds numbers that go on from their own value of the last payment date without being rounded: their
 * decimals would grow with every date.
 */
final class GrowthValidation {

    private final Map<String, Formula> formulas;
    private final Map<String, Optional<FormulaType>> types;

    GrowthValidation(Map<String, Formula> formulas, Map<String, Optional<FormulaType>> types) {
        this.formulas = formulas;
        this.types = types;
    }

    List<String> unbounded() {
        return formulas.keySet().stream()
                .filter(name -> isOpen(name) && reaches(name, name, new HashSet<>()))
                .toList();
    }

    /** Whether decimals pass through the amount; money, counts and rounded numbers stop them. */
    private boolean isOpen(String name) {
        return !(formulas.get(name) instanceof Formula.RoundTo)
                && types.getOrDefault(name, Optional.empty())
                        .filter(type -> type.kind().isNumber() && !type.whole())
                        .isPresent();
    }

    private boolean reaches(String from, String to, Set<String> seen) {
        var formula = formulas.get(from);
        return formula != null
                && Stream.concat(FormulaNames.amounts(formula).stream(), FormulaNames.previous(formula).stream())
                        .filter(this::isOpen)
                        .anyMatch(name -> name.equals(to) || (seen.add(name) && reaches(name, to, seen)));
    }
}
