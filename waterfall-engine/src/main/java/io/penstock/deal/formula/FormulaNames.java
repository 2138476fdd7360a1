package io.penstock.deal.formula;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The other amounts that a formula reads, in the order in which they stand in it. */
public final class FormulaNames {

    private FormulaNames() {}

    public static Set<String> amounts(Formula formula) {
        var names = new LinkedHashSet<String>();
        collect(formula, names);
        return names;
    }

    private static void collect(Formula formula, Set<String> names) {
        switch (formula) {
            case Formula.Constant _, Formula.MoneyConstant _, Formula.Reference _ -> {}
            case Formula.Amount(var name) -> names.add(name);
            case Formula.Arithmetic(var _, var left, var right) ->
                List.of(left, right).forEach(f -> collect(f, names));
            case Formula.Call(var _, var arguments) -> arguments.forEach(f -> collect(f, names));
            case Formula.Choice(var left, var _, var right, var then, var otherwise) ->
                List.of(left, right, then, otherwise).forEach(f -> collect(f, names));
        }
    }
}
