package io.penstock.deal.formula;

import static io.penstock.Cases.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
            boolean flag = figure instanceof Figure.Test || figure instanceof Figure.Mode;
            return Fraction.of(figure.path().length() % 3 * (flag ? 1 : 1_000_003L * scale));
        }

        @Override
        public Fraction amount(String name) {
            return name.equals("speed") ? Fraction.of(new BigDecimal("0.5")) : Fraction.of(scale);
        }

        @Override
        public Optional<Fraction> previous(String amount) {
            return scale % 2 == 0 ? Optional.empty() : Optional.of(amount(amount));
        }

        @Override
        public RoundingMode rounding(String name) {
            return RoundingMode.HALF_EVEN;
        }
    }

    private static Formula formula(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 14)) {
            case 0 -> new Formula.Constant(number(random));
            case 1 -> new Formula.MoneyConstant(Money.of("USD", random.nextInt(1000) + ".25"));
            case 2 -> new Formula.Amount(random.nextBoolean() ? "first" : "speed");
            case 3 -> new Formula.Reference(figure(random));
            case 4 -> new Formula.FlagConstant(random.nextBoolean());
            case 5 -> new Formula.DateConstant(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(5000)));
            case 6 -> division(random, depth);
            case 7 ->
                new Formula.Call(
                        one(
                                random,
                                Formula.Function.MIN,
                                Formula.Function.MAX,
                                Formula.Function.EXCESS,
                                Formula.Function.AND,
                                Formula.Function.OR),
                        List.of(formula(random, depth - 1), formula(random, depth - 1)));
            case 8 ->
                new Formula.Choice(formula(random, depth - 1), formula(random, depth - 1), formula(random, depth - 1));
            case 9 ->
                new Formula.Comparison(
                        formula(random, depth - 1), one(random, Formula.Relation.values()), formula(random, depth - 1));
            case 10 ->
                new Formula.Call(
                        one(random, Formula.Function.ABS, Formula.Function.NOT), List.of(formula(random, depth - 1)));
            case 11 -> rounded(random, formula(random, depth - 1));
            case 12 -> new Formula.Previous(random.nextBoolean() ? "first" : "speed", formula(random, depth - 1));
            default ->
                new Formula.Arithmetic(
                        one(random, Formula.Operator.PLUS, Formula.Operator.MINUS, Formula.Operator.TIMES),
                        formula(random, depth - 1),
                        formula(random, depth - 1));
        };
    }

    private static Formula rounded(RandomGenerator random, Formula formula) {
        return random.nextBoolean()
                ? new Formula.Round(formula, "cent")
                : new Formula.RoundTo(formula, number(random), one(random, RoundingMode.HALF_UP, RoundingMode.DOWN));
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
        var open = one(random, Figure.Moment.OPEN, Figure.Moment.NOW);
        var pool = one(random, Figure.PoolProperty.values());
        var property = one(random, Figure.TrancheProperty.values());
        var aggregate = one(random, Figure.Aggregate.values());
        var names = random.nextBoolean() ? List.of("A") : List.of("A1", "B");
        return switch (random.nextInt(10)) {
            case 0 -> new Figure.Pool(pool, pool.moments().getFirst());
            case 1 -> new Figure.Tranche("B", property, property.moments().getLast());
            case 2 -> new Figure.Classes(aggregate, names, Figure.TrancheProperty.BALANCE, open);
            case 3 -> new Figure.Account("reserve", open);
            case 4 -> new Figure.Ledger("losses", open);
            case 5 -> new Figure.Collected("interest", one(random, Figure.Moment.PERIOD, Figure.Moment.TOTAL));
            case 6 -> new Figure.Paid("B", one(random, Figure.PaidKind.INTEREST, Figure.PaidKind.PRINCIPAL));
            case 7 -> new Figure.Test("delinquency", one(random, Figure.Moment.NOW, Figure.Moment.PREVIOUS));
            case 8 -> new Figure.Payment(one(random, Figure.PaymentProperty.values()));
            default -> new Figure.Mode("amortizing");
        };
    }

    @SafeVarargs
    private static <T> T one(RandomGenerator random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
