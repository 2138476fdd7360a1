package io.penstock.deal.formula;

import io.penstock.deal.formula.FormulaType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Proves that a formula can never fail: its names exist, its types and currencies agree, and its numbers
 * stay narrow. Reports everything that is wrong, not just the first.
 */
public final class FormulaChecker {

    private static final int MOST_FACTORS = 2;

    private final Scope scope;
    private final BiConsumer<Problem, String> problems;

    /** @param problems receives each problem with a sentence for a person */
    public FormulaChecker(Scope scope, BiConsumer<Problem, String> problems) {
        this.scope = scope;
        this.problems = problems;
    }

    /** The type of the formula, or nothing if a part of it is at fault. */
    public Optional<FormulaType> check(Formula formula) {
        return switch (formula) {
            case Formula.Constant(var number) ->
                type(
                        Kind.NUMBER,
                        number.stripTrailingZeros().scale() <= 0,
                        number.stripTrailingZeros().scale() > 0);
            case Formula.MoneyConstant(var money) -> {
                if (!money.currency().equals(scope.currency())) {
                    yield problem(
                            Problem.CURRENCY_MISMATCH, money + " in a deal whose currency is " + scope.currency());
                }
                yield type(Kind.MONEY, true, false);
            }
            case Formula.Amount(var name) ->
                scope.knowsAmount(name) ? scope.typeOf(name) : problem(Problem.NAME_UNKNOWN, "no amount " + name);
            case Formula.Reference(var figure) -> check(figure);
            case Formula.Arithmetic arithmetic -> check(arithmetic);
            case Formula.Call call -> check(call);
            case Formula.Choice choice -> check(choice);
        };
    }

    private Optional<FormulaType> check(Figure figure) {
        return switch (figure) {
            case Figure.PoolBalance _, Figure.Collected _ -> balance(Figure.Moment.OPEN);
            case Figure.TrancheBalance(var name, var moment) ->
                scope.knowsClass(name) ? balance(moment) : problem(Problem.NAME_UNKNOWN, "no class " + name);
            case Figure.AccountBalance(var name, var moment) ->
                scope.knowsAccount(name) ? balance(moment) : problem(Problem.NAME_UNKNOWN, "no account " + name);
            case Figure.SumOfBalances(var names, var moment) -> {
                var unknown = names.stream()
                        .filter(name -> !scope.knowsClass(name) && !scope.knowsGroup(name))
                        .toList();
                yield unknown.isEmpty()
                        ? balance(moment)
                        : problem(Problem.NAME_UNKNOWN, "no class or group " + String.join(", ", unknown));
            }
        };
    }

    private Optional<FormulaType> check(Formula.Arithmetic arithmetic) {
        var sides = all(List.of(arithmetic.left(), arithmetic.right()));
        if (sides.isEmpty()) {
            return Optional.empty();
        }
        var left = sides.getFirst();
        var right = sides.getLast();
        if (!arithmetic.operator().isProduct()) {
            return same(arithmetic.operator().symbol, sides);
        }
        if (left.isMoney() && right.isMoney()) {
            return problem(Problem.TYPE_MISMATCH, "money " + arithmetic.operator().symbol + " money has no meaning");
        }
        return product(
                left.isMoney() || right.isMoney() ? Kind.MONEY : Kind.NUMBER,
                arithmetic.operator() == Formula.Operator.TIMES && left.whole() && right.whole(),
                sides);
    }

    private Optional<FormulaType> check(Formula.Call call) {
        var arguments = all(call.arguments());
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        if (call.function() != Formula.Function.DIV) {
            return same(call.function().symbol, arguments);
        }
        var kind = arguments.get(0).kind();
        boolean ratio = kind == arguments.get(1).kind();
        if ((!ratio && kind != Kind.MONEY) || arguments.get(2).kind() != (ratio ? Kind.NUMBER : kind)) {
            return problem(
                    Problem.TYPE_MISMATCH,
                    "div takes money, money, number or money, number, money or three numbers, not " + kinds(arguments));
        }
        return product(ratio ? Kind.NUMBER : kind, false, arguments);
    }

    private Optional<FormulaType> check(Formula.Choice choice) {
        var compared = all(List.of(choice.left(), choice.right()));
        var results = all(List.of(choice.then(), choice.otherwise()));
        if (compared.isEmpty() || results.isEmpty()) {
            return Optional.empty();
        }
        var condition = same(choice.relation().symbol, compared);
        var result = same("if", results);
        return condition.isEmpty() || result.isEmpty()
                ? Optional.empty()
                : result.map(r -> new FormulaType(
                        r.kind(),
                        r.whole(),
                        r.factors(),
                        r.readsNow() || condition.get().readsNow()));
    }

    /** The types of all formulas, or none if one of them is at fault. Looks at every one. */
    private List<FormulaType> all(List<Formula> formulas) {
        var types = new ArrayList<FormulaType>();
        formulas.forEach(formula -> check(formula).ifPresent(types::add));
        return types.size() == formulas.size() ? types : List.of();
    }

    private Optional<FormulaType> same(String symbol, List<FormulaType> types) {
        var kind = types.getFirst().kind();
        if (types.stream().anyMatch(t -> t.kind() != kind)) {
            return problem(Problem.TYPE_MISMATCH, symbol + " takes values of one type, not " + kinds(types));
        }
        return Optional.of(new FormulaType(
                kind,
                types.stream().allMatch(FormulaType::whole),
                types.stream().mapToInt(FormulaType::factors).max().orElse(0),
                types.stream().anyMatch(FormulaType::readsNow)));
    }

    private Optional<FormulaType> product(Kind kind, boolean whole, List<FormulaType> types) {
        int factors = types.stream().mapToInt(FormulaType::factors).sum();
        if (factors > MOST_FACTORS) {
            return problem(
                    Problem.PRECISION_TOO_DEEP,
                    factors + " numbers with decimals are multiplied, at most " + MOST_FACTORS
                            + " may be: round a named amount in between");
        }
        return Optional.of(new FormulaType(kind, whole, factors, types.stream().anyMatch(FormulaType::readsNow)));
    }

    private Optional<FormulaType> problem(Problem problem, String detail) {
        problems.accept(problem, detail);
        return Optional.empty();
    }

    private static Optional<FormulaType> type(Kind kind, boolean whole, boolean hasDecimals) {
        return Optional.of(new FormulaType(kind, whole, hasDecimals ? 1 : 0, false));
    }

    private static Optional<FormulaType> balance(Figure.Moment moment) {
        return Optional.of(new FormulaType(Kind.MONEY, true, 0, moment == Figure.Moment.NOW));
    }

    private static String kinds(List<FormulaType> types) {
        return String.join(
                ", ", types.stream().map(t -> t.isMoney() ? "money" : "number").toList());
    }
}
