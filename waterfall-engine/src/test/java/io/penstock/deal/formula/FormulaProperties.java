package io.penstock.deal.formula;

import static io.penstock.Cases.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of random formulas, most of which no checker would pass. */
class FormulaProperties {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void whatIsPrintedReadsBackAsTheSame(long seed) {
        forAll(seed, (random, size) -> formula(random, Math.min(5, size / 5)), formula -> {
            try {
                assertThat(FormulaParser.parse(FormulaPrinter.print(formula))).isEqualTo(formula);
            } catch (FormulaException e) {
                throw new AssertionError(FormulaPrinter.print(formula), e);
            }
        });
    }

    /** A formula that passes the checker always has a value, and one in whole cents if the checker says so. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void aCheckedFormulaCannotFail(long seed) {
        forAll(seed, (random, size) -> formula(random, Math.min(5, size / 5)), formula -> {
            var type = new FormulaChecker(TestScope.plain(), (problem, detail) -> {}).check(formula);
            type.ifPresent(t -> {
                var value = FormulaEvaluator.evaluate(formula, new Balances(seed));
                assertThat(!t.whole() || value.isWhole()).isTrue();
            });
        });
    }

    /** @param scale so that seeds differ; zero balances are among them */
    private record Balances(long scale) implements Values {

        @Override
        public Fraction figure(Figure figure) {
            return Fraction.of(figure.path().length() % 3 * 1_000_003L * scale);
        }

        @Override
        public Fraction amount(String name) {
            return name.equals("speed") ? Fraction.of(new BigDecimal("0.5")) : Fraction.of(scale);
        }
    }

    private static Formula formula(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 8)) {
            case 0 -> new Formula.Constant(number(random));
            case 1 -> new Formula.MoneyConstant(Money.of("USD", random.nextInt(1000) + ".25"));
            case 2 -> new Formula.Amount(random.nextBoolean() ? "first" : "speed");
            case 3 -> new Formula.Reference(figure(random));
            case 4 -> division(random, depth);
            case 5 ->
                new Formula.Call(
                        one(random, Formula.Function.MIN, Formula.Function.MAX, Formula.Function.EXCESS),
                        List.of(formula(random, depth - 1), formula(random, depth - 1)));
            case 6 ->
                new Formula.Choice(
                        formula(random, depth - 1),
                        one(random, Formula.Relation.values()),
                        formula(random, depth - 1),
                        formula(random, depth - 1),
                        formula(random, depth - 1));
            default ->
                new Formula.Arithmetic(
                        one(random, Formula.Operator.PLUS, Formula.Operator.MINUS, Formula.Operator.TIMES),
                        formula(random, depth - 1),
                        formula(random, depth - 1));
        };
    }

    private static Formula division(RandomGenerator random, int depth) {
        return random.nextBoolean()
                ? new Formula.Arithmetic(
                        Formula.Operator.OVER, formula(random, depth - 1), new Formula.Constant(number(random)))
                : new Formula.Call(
                        Formula.Function.DIV,
                        List.of(formula(random, depth - 1), formula(random, depth - 1), formula(random, depth - 1)));
    }

    private static BigDecimal number(RandomGenerator random) {
        return BigDecimal.valueOf(1 + random.nextInt(2000), random.nextInt(4));
    }

    private static Figure figure(RandomGenerator random) {
        var moment = one(random, Figure.Moment.values());
        return switch (random.nextInt(5)) {
            case 0 -> new Figure.PoolBalance(one(random, Figure.PoolMoment.values()));
            case 1 -> new Figure.TrancheBalance("B", moment);
            case 2 -> new Figure.SumOfBalances(random.nextBoolean() ? List.of("A") : List.of("A1", "B"), moment);
            case 3 -> new Figure.AccountBalance("reserve", moment);
            default -> new Figure.Collected(one(random, Figure.Source.values()));
        };
    }

    @SafeVarargs
    private static <T> T one(RandomGenerator random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
