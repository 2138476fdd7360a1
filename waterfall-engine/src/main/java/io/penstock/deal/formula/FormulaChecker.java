package io.penstock.deal.formula;

import io.penstock.deal.formula.FormulaType.Kind;
import io.penstock.deal.formula.Scope.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private final FigureChecker figures;

    /** @param problems receives each problem with a sentence for a person */
    public FormulaChecker(Scope scope, BiConsumer<Problem, String> problems) {
        this.scope = scope;
        this.problems = problems;
        this.figures = new FigureChecker(scope, problems);
    }

    /** The type of the formula, or nothing if a part of it is at fault. */
    public Optional<FormulaType> check(Formula formula) {
        return switch (formula) {
            case Formula.Constant(var number) -> {
                boolean whole = number.stripTrailingZeros().scale() <= 0;
                yield type(Kind.RATE, whole, whole ? 0 : 1);
            }
            case Formula.MoneyConstant(var money) ->
                money.currency().equals(scope.currency())
                        ? type(Kind.MONEY, true, 0)
                        : problem(
                                Problem.CURRENCY_MISMATCH, money + " in a deal whose currency is " + scope.currency());
            case Formula.FlagConstant _ -> type(Kind.FLAG, true, 0);
            case Formula.DateConstant _ -> type(Kind.DATE, true, 0);
            case Formula.Amount(var name) ->
                scope.knows(Name.AMOUNT, name)
                        ? scope.typeOf(name)
                        : problem(Problem.NAME_UNKNOWN, "no amount " + name);
            case Formula.Reference(var figure) -> figures.check(figure);
            case Formula.Arithmetic arithmetic -> check(arithmetic);
            case Formula.Call call -> check(call);
            case Formula.Comparison comparison -> check(comparison);
            case Formula.Choice choice -> check(choice);
            case Formula.Round(var money, var rounding) -> {
                if (!scope.knows(Name.ROUNDING, rounding)) {
                    yield problem(Problem.ROUNDING_UNNAMED, "the document names no rounding " + rounding);
                }
                var type = check(money);
                yield type.filter(t -> !t.isMoney()).isPresent()
                        ? problem(Problem.TYPE_MISMATCH, "round takes money; a number is rounded by roundTo")
                        : type.map(t -> new FormulaType(Kind.MONEY, true, 0, t.readsNow()));
            }
            case Formula.RoundTo(var number, var step, var _) -> {
                var type = check(number);
                boolean whole = step.stripTrailingZeros().scale() <= 0;
                yield type.filter(t -> !t.kind().isNumber()).isPresent()
                        ? problem(Problem.TYPE_MISMATCH, "roundTo takes a number; money is rounded by round")
                        : type.map(t -> new FormulaType(Kind.RATE, whole, whole ? 0 : 1, t.readsNow()));
            }
            case Formula.Previous previous -> check(previous);
        };
    }

    /** The amount may be the one that is being checked: then its type is compared when it is known. */
    private Optional<FormulaType> check(Formula.Previous previous) {
        var amount = previous.amount();
        if (!scope.knows(Name.AMOUNT, amount)) {
            return problem(Problem.NAME_UNKNOWN, "no amount " + amount);
        }
        var first = check(previous.first());
        var known = scope.typeOf(amount);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var kind = first.get().kind();
        var other = known.map(FormulaType::kind).filter(k -> k != kind && !(kind == Kind.RATE && k == Kind.COUNT));
        if (other.isPresent()) {
            return problem(
                    Problem.TYPE_MISMATCH, amount + " is " + word(other.get()) + ", its first value " + word(kind));
        }
        return first.map(t -> new FormulaType(
                t.kind(),
                t.kind() != Kind.RATE && t.whole(),
                t.kind() == Kind.RATE ? Math.max(1, t.factors()) : t.factors(),
                t.readsNow()));
    }

    private Optional<FormulaType> check(Formula.Arithmetic arithmetic) {
        var sides = all(List.of(arithmetic.left(), arithmetic.right()));
        if (sides.isEmpty()) {
            return Optional.empty();
        }
        var left = sides.getFirst();
        var right = sides.getLast();
        var operator = arithmetic.operator();
        if (left.kind() == Kind.DATE || right.kind() == Kind.DATE) {
            return date(operator, left, right);
        }
        if (left.kind() == Kind.FLAG || right.kind() == Kind.FLAG) {
            return problem(Problem.TYPE_MISMATCH, operator.symbol + " does not take " + kinds(sides));
        }
        if (!operator.isProduct()) {
            return same(operator.symbol, sides);
        }
        if (left.isMoney() && right.isMoney()) {
            return problem(Problem.TYPE_MISMATCH, "money " + operator.symbol + " money has no meaning");
        }
        boolean times = operator == Formula.Operator.TIMES;
        var number = times && left.kind() == Kind.COUNT && right.kind() == Kind.COUNT ? Kind.COUNT : Kind.RATE;
        return product(
                left.isMoney() || right.isMoney() ? Kind.MONEY : number, times && left.whole() && right.whole(), sides);
    }

    /** A day and so many days, or the days between two days. */
    private Optional<FormulaType> date(Formula.Operator operator, FormulaType left, FormulaType right) {
        var sides = List.of(left, right);
        boolean readsNow = left.readsNow() || right.readsNow();
        if (operator == Formula.Operator.MINUS && left.kind() == right.kind()) {
            return Optional.of(new FormulaType(Kind.COUNT, true, 0, readsNow));
        }
        boolean days = left.kind() == Kind.DATE && right.kind().isNumber() && right.whole();
        return !operator.isProduct() && days
                ? Optional.of(new FormulaType(Kind.DATE, true, 0, readsNow))
                : problem(
                        Problem.TYPE_MISMATCH,
                        "a date takes whole days with + and -, or another date with -, not " + operator.symbol
                                + " with " + kinds(sides));
    }

    private Optional<FormulaType> check(Formula.Call call) {
        var arguments = all(call.arguments());
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        var function = call.function();
        return switch (function) {
            case AND, OR, NOT ->
                arguments.stream().allMatch(t -> t.kind() == Kind.FLAG)
                        ? same(function.symbol, arguments)
                        : problem(
                                Problem.TYPE_MISMATCH, function.symbol + " takes conditions, not " + kinds(arguments));
            case MIN, MAX, CLAMP -> unlike(List.of(Kind.FLAG), function, arguments);
            case EXCESS, ABS -> unlike(List.of(Kind.FLAG, Kind.DATE), function, arguments);
            case DIV -> division(arguments);
        };
    }

    private Optional<FormulaType> unlike(List<Kind> refused, Formula.Function function, List<FormulaType> arguments) {
        return arguments.stream().anyMatch(t -> refused.contains(t.kind()))
                ? problem(Problem.TYPE_MISMATCH, function.symbol + " does not take " + kinds(arguments))
                : same(function.symbol, arguments);
    }

    private Optional<FormulaType> division(List<FormulaType> arguments) {
        var dividend = arguments.get(0);
        var divisor = arguments.get(1);
        var otherwise = arguments.get(2);
        boolean ratio = dividend.isMoney()
                ? divisor.isMoney() && otherwise.kind().isNumber()
                : arguments.stream().allMatch(t -> t.kind().isNumber());
        boolean part = dividend.isMoney() && divisor.kind().isNumber() && otherwise.isMoney();
        return ratio || part
                ? product(ratio ? Kind.RATE : Kind.MONEY, false, arguments)
                : problem(
                        Problem.TYPE_MISMATCH,
                        "div takes money, money, number or money, number, money or three numbers, not "
                                + kinds(arguments));
    }

    private Optional<FormulaType> check(Formula.Comparison comparison) {
        var sides = all(List.of(comparison.left(), comparison.right()));
        if (sides.isEmpty()) {
            return Optional.empty();
        }
        if (sides.stream().anyMatch(t -> t.kind() == Kind.FLAG)) {
            return problem(
                    Problem.TYPE_MISMATCH, comparison.relation().symbol + " compares no conditions: say and, or, not");
        }
        return same(comparison.relation().symbol, sides).map(t -> new FormulaType(Kind.FLAG, true, 0, t.readsNow()));
    }

    private Optional<FormulaType> check(Formula.Choice choice) {
        var condition = check(choice.condition());
        var results = all(List.of(choice.then(), choice.otherwise()));
        if (condition.filter(t -> t.kind() != Kind.FLAG).isPresent()) {
            return problem(
                    Problem.TYPE_MISMATCH,
                    "if takes a condition first, not " + word(condition.get().kind()));
        }
        if (condition.isEmpty() || results.isEmpty()) {
            return Optional.empty();
        }
        return same("if", results)
                .map(r -> new FormulaType(
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

    /** Counts go with rates; nothing else mixes. */
    private Optional<FormulaType> same(String symbol, List<FormulaType> types) {
        boolean numbers = types.stream().allMatch(t -> t.kind().isNumber());
        var first = types.getFirst().kind();
        if (!numbers && types.stream().anyMatch(t -> t.kind() != first)) {
            return problem(Problem.TYPE_MISMATCH, symbol + " takes values of one type, not " + kinds(types));
        }
        boolean rate = types.stream().anyMatch(t -> t.kind() == Kind.RATE);
        return Optional.of(new FormulaType(
                numbers && rate ? Kind.RATE : first,
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

    private static Optional<FormulaType> type(Kind kind, boolean whole, int factors) {
        return Optional.of(new FormulaType(kind, whole, factors, false));
    }

    private static String kinds(List<FormulaType> types) {
        return String.join(", ", types.stream().map(t -> word(t.kind())).toList());
    }

    private static String word(Kind kind) {
        return kind == Kind.RATE ? "number" : kind.name().toLowerCase(Locale.ROOT);
    }
}
