package io.penstock.deal.formula;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a formula reads, in the order in which it stands in it. */
public final class FormulaNames {

    private FormulaNames() {}

    /** The other amounts, of this payment date. */
    public static Set<String> amounts(Formula formula) {
        return collect(
                formula, part -> part instanceof Formula.Amount(var name) ? Optional.of(name) : Optional.empty());
    }

    /** The amounts whose value on the last payment date it reads. */
    public static Set<String> previous(Formula formula) {
        return collect(
                formula,
                part -> part instanceof Formula.Previous(var name, var _) ? Optional.of(name) : Optional.empty());
    }

    /** The figures of the payment date. */
    public static Set<Figure> figures(Formula formula) {
        return collect(
                formula,
                part -> part instanceof Formula.Reference(var figure) ? Optional.of(figure) : Optional.empty());
    }

    /** The formulas that a formula is made of, from left to right; none for a leaf. */
    public static List<Formula> parts(Formula formula) {
        return switch (formula) {
            case Formula.Constant _,
                    Formula.MoneyConstant _,
                    Formula.FlagConstant _,
                    Formula.DateConstant _,
                    Formula.Amount _,
                    Formula.Reference _ -> List.of();
            case Formula.Arithmetic(var _, var left, var right) -> List.of(left, right);
            case Formula.Comparison(var left, var _, var right) -> List.of(left, right);
            case Formula.Call(var _, var arguments) -> arguments;
            case Formula.Choice(var condition, var then, var otherwise) -> List.of(condition, then, otherwise);
            case Formula.Round(var money, var _) -> List.of(money);
            case Formula.RoundTo(var number, var _, var _) -> List.of(number);
            // The amount itself is not read: its value of another date is.
            case Formula.Previous(var _, var first) -> List.of(first);
        };
    }

    private static <T> Set<T> collect(Formula formula, Function<Formula, Optional<T>> wanted) {
        var found = new LinkedHashSet<T>();
        collect(formula, wanted, found);
        return found;
    }

    private static <T> void collect(Formula formula, Function<Formula, Optional<T>> wanted, Set<T> found) {
        wanted.apply(formula).ifPresent(found::add);
        parts(formula).forEach(part -> collect(part, wanted, found));
    }
}
