package io.penstock.deal.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.kernel.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    /** Figures, in cents: the pool ends at 900.00 and every balance is 100.00; {@code first} is 0.07. */
    private static final Values VALUES = new Values() {
        @Override
        public Fraction figure(Figure figure) {
            return Fraction.of(
                    switch (figure) {
                        case Figure.PoolBalance _ -> 90_000;
                        case Figure.SumOfBalances(var names, var _) -> 10_000L * names.size();
                        case Figure.TrancheBalance _, Figure.AccountBalance _ -> 10_000;
                        case Figure.Collected _ -> 0;
                    });
        }

        @Override
        public Fraction amount(String name) {
            return name.equals("first") ? Fraction.of(7) : Fraction.of(0);
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3                                       | 7",
                "(1 + 2) * 3                                     | 9",
                "10 - 3 - 2                                      | 5", // to the left
                "12 / 2 / 3                                      | 2",
                "2 * 3 / 4                                       | 3/2",
                "0.01 / 12                                       | 1/1200",
                "0.01 / 12 * pool.balance@begin                  | 75", // 1/1200 of 900.00 is 0.75
                "USD 1500.00                                     | 150000",
                "USD 15                                          | 1500",
                "first + USD 0.01                                | 8",
                "excess(USD 3.00, USD 1.00)                      | 200",
                "excess(USD 1.00, USD 3.00)                      | 0",
                "min(3, 1, 2)                                    | 1",
                "max(3, 1, 4)                                    | 4",
                "div(pool.balance@end, sum(A1, A2).balance@open, 0) | 9/2", // 900.00 over 200.00
                "div(pool.balance@end, USD 0.00, 7)              | 7",
                "div(USD 1.00, 3, USD 0.00)                      | 100/3",
                "div(1, 0, 5)                                    | 5",
                "if(1 < 2, USD 1.00, USD 2.00)                   | 100",
                "if(2 <= 1, 10, 20)                              | 20",
                "if(2 > 2, 10, 20)                               | 20",
                "if(2 >= 2, 10, 20)                              | 10",
                "if(0.1 + 0.2 = 0.3, 10, 20)                     | 10", // exact, unlike binary floating point
                "if(1 != 1, 10, 20)                              | 20",
                "tranche.A1.balance@now - account.reserve.balance@open + collected.total@period | 0",
            })
    void hasOneExactValue(String text, String expected) throws FormulaException {
        var formula = FormulaParser.parse(text);
        assertThat(check(text)).as("problems").isEmpty();
        assertThat(FormulaEvaluator.evaluate(formula, VALUES)).hasToString(expected);
        assertThat(FormulaParser.parse(FormulaPrinter.print(formula))).isEqualTo(formula);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pool.balance@end                    | MONEY  | true  | 0 | false",
                "0.5 * pool.balance@end              | MONEY  | false | 1 | false",
                "2 * pool.balance@end                | MONEY  | true  | 0 | false",
                "1.0 * pool.balance@end              | MONEY  | true  | 0 | false", // written with a decimal, whole by
                // value
                "pool.balance@end / 2                | MONEY  | false | 0 | false",
                "excess(sum(A).balance@now, first)   | MONEY  | true  | 0 | true",
                "if(sum(A).balance@now > first, 1, 2)| NUMBER | true  | 0 | true",
                "speed * 0.5                         | NUMBER | false | 2 | false",
                "max(speed, 2)                       | NUMBER | false | 1 | false",
                "div(first, 2, first)                | MONEY  | false | 0 | false",
            })
    void isTyped(String text, FormulaType.Kind kind, boolean whole, int factors, boolean readsNow)
            throws FormulaException {
        var type = new FormulaChecker(TestScope.plain(), (problem, detail) -> {}).check(FormulaParser.parse(text));
        assertThat(type).isEqualTo(Optional.of(new FormulaType(kind, whole, factors, readsNow)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pool.balance@end - 0.12                     | TYPE_MISMATCH", // twelve cents or 12 %?
                "pool.balance@end * first                    | TYPE_MISMATCH",
                "min(pool.balance@end, 3)                    | TYPE_MISMATCH",
                "if(1 < first, 1, 2)                         | TYPE_MISMATCH",
                "if(1 < 2, 1, first)                         | TYPE_MISMATCH",
                "div(1, first, 0)                            | TYPE_MISMATCH",
                "div(first, first, first)                    | TYPE_MISMATCH",
                "div(first, 2, 0)                            | TYPE_MISMATCH",
                "EUR 1.00 + first                            | CURRENCY_MISMATCH",
                "second                                      | NAME_UNKNOWN",
                "tranche.A.balance@open                      | NAME_UNKNOWN", // a group is no class
                "sum(A, Z).balance@open                      | NAME_UNKNOWN",
                "account.petty.balance@now                   | NAME_UNKNOWN",
                "0.1 * 0.2 * 0.3 * pool.balance@end          | PRECISION_TOO_DEEP",
                "speed * speed * 0.5                         | PRECISION_TOO_DEEP",
            })
    void isRefusedWhereTypesDoNotAgree(String text, Problem expected) throws FormulaException {
        assertThat(check(text)).containsExactly(expected);
    }

    @Test
    void reportsAllProblemsAndNothingThatFollowsFromThem() throws FormulaException {
        assertThat(check("second + third")).containsExactly(Problem.NAME_UNKNOWN, Problem.NAME_UNKNOWN);
        assertThat(check("faulty + 1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pool.balance                | TIME_MISSING",
                "sum(A).balance              | TIME_MISSING",
                "collected.interest + first  | TIME_MISSING",
                "first / second              | DIVISION_WITHOUT_DEFAULT",
                "first / 0                   | DIVISION_WITHOUT_DEFAULT",
                "first / 0.000               | DIVISION_WITHOUT_DEFAULT",
                "first / (2)                 | FORMULA_READS",
                "first / (1 + 1)             | DIVISION_WITHOUT_DEFAULT",
                "pool.balance@now            | FORMULA_MALFORMED",
                "tranche.A1.balance@end      | FORMULA_MALFORMED",
                "tranche.A1.interest@open    | FORMULA_MALFORMED",
                "collected.rent@period       | FORMULA_MALFORMED",
                "USD 1.005                   | FORMULA_MALFORMED",
                "first 1.00                  | FORMULA_MALFORMED",
                "min(1)                      | FORMULA_MALFORMED",
                "excess(1, 2, 3)             | FORMULA_MALFORMED",
                "div(1, 2)                   | FORMULA_MALFORMED",
                "if(1, 2, 3)                 | FORMULA_MALFORMED",
                "-1                          | FORMULA_MALFORMED",
                "1 +                         | FORMULA_MALFORMED",
                "(1                          | FORMULA_MALFORMED",
                "1)                          | FORMULA_MALFORMED",
                "1e5                         | FORMULA_MALFORMED",
                "0.12345678901               | FORMULA_MALFORMED", // eleven decimals
                "1234567890123456            | FORMULA_MALFORMED",
                "first % 2                   | FORMULA_MALFORMED",
                "sum                         | FORMULA_MALFORMED",
            })
    void isRefusedWhereItDoesNotRead(String text, String expected) {
        var refused = catchThrowableOfType(FormulaException.class, () -> FormulaParser.parse(text));
        assertThat(refused == null ? "FORMULA_READS" : refused.problem().name()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {51, 2001})
    void isBounded(int size) {
        var deep = catchThrowableOfType(
                FormulaException.class, () -> FormulaParser.parse("(".repeat(size) + "1" + ")".repeat(size)));
        assertThat(deep.problem()).isEqualTo(Problem.FORMULA_MALFORMED);
    }

    @Test
    void namesTheAmountsThatItReads() throws FormulaException {
        var formula = FormulaParser.parse("if(a < b, min(c, a), excess(d, USD 1.00) + 2 * e - sum(A).balance@open)");
        assertThat(FormulaNames.amounts(formula)).containsExactly("a", "b", "c", "d", "e");
    }

    private static List<Problem> check(String text) throws FormulaException {
        var problems = new ArrayList<Problem>();
        new FormulaChecker(TestScope.plain(), (problem, detail) -> problems.add(problem))
                .check(FormulaParser.parse(text));
        return problems;
    }
}
