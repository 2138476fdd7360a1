package io.penstock.deal.formula;

import io.penstock.deal.formula.Formula.Choice;
import io.penstock.deal.formula.Formula.Comparison;
import io.penstock.deal.formula.Formula.Constant;
import io.penstock.deal.formula.Formula.DateConstant;
import io.penstock.deal.formula.Formula.Relation;
import java.util.List;

/**
 * A table that steps up at stated numbers or dates, such as the schedule of a planned class, as a tree of choices that is
 * only as deep as a search by halves.
 */
final class StepTable {

    private StepTable() {}

    /**
     * The value in force at the key: the first one below the first threshold, the last one from the last threshold on.
     *
     * @param values one more than thresholds
     * @param from increasing
     */
    static Formula of(Formula key, List<Formula> values, List<Formula> from) {
        if (from.isEmpty()) {
            return values.getFirst();
        }
        int half = from.size() / 2;
        return new Choice(
                new Comparison(key, Relation.LESS, from.get(half)),
                of(key, values.subList(0, half + 1), from.subList(0, half)),
                of(key, values.subList(half + 1, values.size()), from.subList(half + 1, from.size())));
    }

    /** Whether it is a number or date above the last of the thresholds before it. */
    static boolean isAbove(Formula threshold, List<Formula> before) {
        if (before.isEmpty()) {
            return threshold instanceof Constant || threshold instanceof DateConstant;
        }
        return switch (threshold) {
            case Constant(var number) -> before.getLast() instanceof Constant(var last) && number.compareTo(last) > 0;
            case DateConstant(var date) -> before.getLast() instanceof DateConstant(var last) && date.isAfter(last);
            default -> false;
        };
    }
}
