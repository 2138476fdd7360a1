package io.penstock.deal.formula;

import io.penstock.deal.formula.Figure.Moment;
import io.penstock.deal.formula.FormulaType.Kind;
import io.penstock.deal.formula.Scope.Name;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Types of figures, and whether what they name exists. */
final class FigureChecker {

    private final Scope scope;
    private final BiConsumer<Problem, String> problems;

    FigureChecker(Scope scope, BiConsumer<Problem, String> problems) {
        this.scope = scope;
        this.problems = problems;
    }

    Optional<FormulaType> check(Figure figure) {
        return switch (figure) {
            case Figure.Pool(var property, var _) ->
                Optional.of(type(property == Figure.PoolProperty.COUNT ? Kind.COUNT : Kind.MONEY, Moment.OPEN));
            case Figure.Tranche(var name, var property, var moment) -> known(Name.CLASS, name, type(property, moment));
            case Figure.Classes(var aggregate, var names, var property, var moment) -> {
                var unknown = names.stream()
                        .filter(name -> !scope.knows(Name.CLASS, name) && !scope.knows(Name.GROUP, name))
                        .toList();
                var each = type(property, moment);
                boolean whole = aggregate != Figure.Aggregate.AVG;
                yield unknown.isEmpty()
                        ? Optional.of(new FormulaType(each.kind(), whole, each.factors(), each.readsNow()))
                        : problem("no class or group " + String.join(", ", unknown));
            }
            case Figure.Account(var name, var moment) -> known(Name.ACCOUNT, name, type(Kind.MONEY, moment));
            case Figure.Ledger(var name, var moment) -> known(Name.LEDGER, name, type(Kind.MONEY, moment));
            case Figure.Collected(var source, var moment) ->
                source.equals(Figure.Collected.TOTAL)
                        ? Optional.of(type(Kind.MONEY, moment))
                        : known(Name.SOURCE, source, type(Kind.MONEY, moment));
            case Figure.Paid(var target, var kind) ->
                known(kind == Figure.PaidKind.FEE ? Name.FEE : Name.CLASS, target, type(Kind.MONEY, Moment.NOW));
            case Figure.FeeDue(var fee) -> known(Name.FEE, fee, type(Kind.MONEY, Moment.NOW));
            case Figure.Input(var name) -> {
                var kind = scope.kindOfInput(name);
                yield kind.isEmpty() ? problem("no input " + name) : kind.map(k -> type(k, Moment.PERIOD));
            }
            case Figure.Test(var name, var moment) -> known(Name.TEST, name, type(Kind.FLAG, moment));
            case Figure.Index _ -> Optional.of(type(Kind.RATE, Moment.PERIOD));
            case Figure.Payment(var property) ->
                Optional.of(type(property == Figure.PaymentProperty.DATE ? Kind.DATE : Kind.COUNT, Moment.PERIOD));
            case Figure.Mode(var name) -> known(Name.MODE, name, type(Kind.FLAG, Moment.NOW));
        };
    }

    private static FormulaType type(Figure.TrancheProperty property, Moment moment) {
        return switch (property) {
            case BALANCE, ORIGINAL_BALANCE, INTEREST_DUE, DEFERRED_INTEREST, WRITTEN_DOWN -> type(Kind.MONEY, moment);
            case RATE -> type(Kind.RATE, moment);
            case IS_FINAL -> type(Kind.FLAG, moment);
        };
    }

    private static FormulaType type(Kind kind, Moment moment) {
        boolean whole = kind != Kind.RATE;
        return new FormulaType(kind, whole, whole ? 0 : 1, moment == Moment.NOW);
    }

    private Optional<FormulaType> known(Name kind, String name, FormulaType type) {
        return scope.knows(kind, name) ? Optional.of(type) : problem("no " + kind.word + " " + name);
    }

    private Optional<FormulaType> problem(String detail) {
        problems.accept(Problem.NAME_UNKNOWN, detail);
        return Optional.empty();
    }
}
