package io.penstock.deal.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.kernel.Fraction;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    /** Figures, in cents: the pool ends at 900.00 and every balance is 100.00; {@code first} is 0.07. */
    private static final Values VALUES = new FixedValues();

    private static final class FixedValues implements Values {
        @Override
        public Fraction figure(Figure figure) {
            return Fraction.of(
                    switch (figure) {
                        case Figure.Pool _ -> 90_000;
                        case Figure.Classes(var _, var names, var _, var _) -> 10_000L * names.size();
                        case Figure.Tranche _, Figure.Account _ -> 10_000;
                        case Figure.Payment(var property) ->
                            property == Figure.PaymentProperty.DATE
                                    ? LocalDate.of(2026, 1, 15).toEpochDay()
                                    : 3;
                        default -> 0;
                    });
        }

        @Override
        public Fraction amount(String name) {
            return name.equals("first") ? Fraction.of(7) : Fraction.of(0);
        }

        @Override
        public Optional<Fraction> previous(String amount) {
            return amount.equals("first") ? Optional.of(Fraction.of(6)) : Optional.empty();
        }

        @Override
        public RoundingMode rounding(String name) {
            return RoundingMode.HALF_UP;
        }
    }

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
                "1 < 2                                           | 1",
                "not(1 < 2)                                      | 0",
                "and(1 < 2, 2 < 3, true)                         | 1",
                "and(1 < 2, 3 < 2)                               | 0",
                "or(2 < 1, 3 < 2, false)                         | 0",
                "or(2 < 1, 2 < 3)                                | 1",
                "if(and(1 < 2, not(false)), 10, 20)              | 10",
                "abs(3 - 5)                                      | 2",
                "clamp(7, 1, 5)                                  | 5",
                "clamp(0, 1, 5)                                  | 1",
                "clamp(3, 1, 5)                                  | 3",
                "clamp(3, 5, 1)                                  | 5", // the lower bound wins
                "round(0.5 * first, cent)                        | 4",
                "roundTo(0.123456, 0.001, HALF_UP)               | 123/1000",
                "roundTo(0.123456, 0.001, UP)                    | 31/250",
                "roundTo(7, 5, DOWN)                             | 5",
                "previous(first, USD 1.00)                       | 6",
                "previous(speed, 2)                              | 2", // there was no last time
                "min(A1, B).balance@open                         | 20000", // of classes, not of amounts
                "avg(A).balance@now                              | 10000",
                "date(2026-01-20) - payment.date@period          | 5",
                "date(2026-01-20) - 5 = payment.date@period      | 1",
                "payment.date@period + payment.number@period > date(2026-01-17) | 1",
                "(1 < 2)                                         | 1",
                "2 * (1 + 2) <= 6                                | 1",
                "steps(4, 10, 5, 20)                             | 10",
                "steps(5, 10, 5, 20)                             | 20", // from the threshold on
                "steps(0.5, 1, 1, 2, 2, 3, 3, 4, 4, 5)           | 1",
                "steps(2, 1, 1, 2, 2, 3, 3, 4, 4, 5)             | 3",
                "steps(3.5, 1, 1, 2, 2, 3, 3, 4, 4, 5)           | 4",
                "steps(9, 1, 1, 2, 2, 3, 3, 4, 4, 5)             | 5",
                "steps(payment.date@period, USD 3.00, date(2026-01-15), USD 2.00, date(2026-01-16), USD 1.00) | 200",
                "div(first, USD 0.03, 0) >= 2.3333333333         | 1", // 7/3, exactly compared
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
                "if(sum(A).balance@now > first, 1, 2)| RATE   | true  | 0 | true",
                "speed * 0.5                         | RATE   | false | 2 | false",
                "max(speed, 2)                       | RATE   | false | 1 | false",
                "sum(A).balance@now > first          | FLAG   | true  | 0 | true",
                "pool.count@end                      | COUNT  | true  | 0 | false",
                "pool.count@end + 1                  | RATE   | true  | 0 | false",
                "payment.days@period * input.rating@period | COUNT | true | 0 | false",
                "payment.date@period + 3             | DATE   | true  | 0 | false",
                "payment.date@period - date(2026-01-01) | COUNT | true | 0 | false",
                "input.downgraded@period             | FLAG   | true  | 0 | false",
                "input.price@period                  | RATE   | false | 1 | false",
                "tranche.B.rate@period               | RATE   | false | 1 | false",
                "tranche.B.isFinal@open              | FLAG   | true  | 0 | false",
                "test.delinquency@previous           | FLAG   | true  | 0 | false",
                "test.delinquency@now                | FLAG   | true  | 0 | true",
                "mode.amortizing@now                 | FLAG   | true  | 0 | true",
                "paid.A1.interest@period             | MONEY  | true  | 0 | true",
                "fee.servicing.due@now               | MONEY  | true  | 0 | true",
                "ledger.losses.balance@open          | MONEY  | true  | 0 | false",
                "avg(A, B).balance@open              | MONEY  | false | 0 | false",
                "round(0.5 * first, cent)            | MONEY  | true  | 0 | false",
                "roundTo(speed * speed, 0.01, DOWN)  | RATE   | false | 1 | false",
                "previous(speed, 1)                  | RATE   | false | 1 | false",
                "previous(first, USD 0.00)           | MONEY  | true  | 0 | false",
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
                "round(3, cent)                              | TYPE_MISMATCH",
                "round(first, penny)                         | ROUNDING_UNNAMED",
                "roundTo(first, 0.1, DOWN)                   | TYPE_MISMATCH",
                "and(1, 2)                                   | TYPE_MISMATCH",
                "not(first)                                  | TYPE_MISMATCH",
                "true + 1                                    | TYPE_MISMATCH",
                "true = false                                | TYPE_MISMATCH",
                "(1 < 2) = (2 < 3)                           | TYPE_MISMATCH",
                "min(true, false)                            | TYPE_MISMATCH",
                "if(1, 2, 3)                                 | TYPE_MISMATCH",
                "if(true, 2, first)                          | TYPE_MISMATCH",
                "payment.date@period * 2                     | TYPE_MISMATCH",
                "payment.date@period + 0.5                   | TYPE_MISMATCH",
                "payment.date@period + payment.date@period   | TYPE_MISMATCH",
                "abs(payment.date@period)                    | TYPE_MISMATCH",
                "payment.date@period > 3                     | TYPE_MISMATCH",
                "previous(second, 1)                         | NAME_UNKNOWN",
                "ledger.other.balance@open                   | NAME_UNKNOWN",
                "input.other@period                          | NAME_UNKNOWN",
                "test.other@now                              | NAME_UNKNOWN",
                "mode.other@now                              | NAME_UNKNOWN",
                "fee.other.due@now                           | NAME_UNKNOWN",
                "paid.servicing.interest@period              | NAME_UNKNOWN",
                "paid.A1.fee@period                          | NAME_UNKNOWN",
                "collected.rent@period                       | NAME_UNKNOWN",
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
                "test.delinquency            | TIME_MISSING",
                "tranche.A1.rate@open        | FORMULA_MALFORMED",
                "sum(A1).rate@period         | FORMULA_MALFORMED",
                "min(A1, B)                  | FORMULA_MALFORMED",
                "1 < 2 < 3                   | FORMULA_MALFORMED",
                "roundTo(1, 0, DOWN)         | FORMULA_MALFORMED",
                "roundTo(1, 0.1, CEILING)    | FORMULA_MALFORMED",
                "date(2026-02-30)            | FORMULA_MALFORMED",
                "date(2026-1-5)              | FORMULA_MALFORMED",
                "true()                      | FORMULA_MALFORMED",
                "frobnicate(1)               | FORMULA_MALFORMED",
                "USD 1.005                   | FORMULA_MALFORMED",
                "first 1.00                  | FORMULA_MALFORMED",
                "min(1)                      | FORMULA_MALFORMED",
                "excess(1, 2, 3)             | FORMULA_MALFORMED",
                "div(1, 2)                   | FORMULA_MALFORMED",
                "if(1, 2)                    | FORMULA_MALFORMED",
                "-1                          | FORMULA_MALFORMED",
                "1 +                         | FORMULA_MALFORMED",
                "(1                          | FORMULA_MALFORMED",
                "1)                          | FORMULA_MALFORMED",
                "1e5                         | FORMULA_MALFORMED",
                "0.12345678901               | FORMULA_MALFORMED", // eleven decimals
                "1234567890123456            | FORMULA_MALFORMED",
                "first % 2                   | FORMULA_MALFORMED",
                "sum                         | FORMULA_MALFORMED",
                "steps(1, 2)                 | FORMULA_MALFORMED", // no threshold
                "steps(1, 2, 3)              | FORMULA_MALFORMED", // no value from 3 on
                "steps(1, 2, 3, 4, 3, 5)     | FORMULA_MALFORMED", // not above the one before
                "steps(1, 2, speed, 4)       | FORMULA_MALFORMED", // a threshold is written down
                "steps(1, 2, 3, 4, date(2026-01-15), 5) | FORMULA_MALFORMED",
            })
    void isRefusedWhereItDoesNotRead(String text, String expected) {
        var refused = catchThrowableOfType(FormulaException.class, () -> FormulaParser.parse(text));
        assertThat(refused == null ? "FORMULA_READS" : refused.problem().name()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {51, 20_001})
    void isBounded(int size) {
        var deep = catchThrowableOfType(
                FormulaException.class, () -> FormulaParser.parse("(".repeat(size) + "1" + ")".repeat(size)));
        assertThat(deep.problem()).isEqualTo(Problem.FORMULA_MALFORMED);
    }

    /** The schedule of a planned class over thirty years is one formula, and no deeper than a search by halves. */
    @Test
    void holdsAScheduleOfThirtyYears() throws FormulaException {
        var text = new StringBuilder("steps(payment.number@period, USD 48000000.00");
        for (int month = 2; month <= 360; month++) {
            text.append(", ")
                    .append(month)
                    .append(", USD ")
                    .append(48_000_000 - 100_000 * month)
                    .append(".00");
        }
        var formula = FormulaParser.parse(text + ")");
        assertThat(check(text + ")")).isEmpty();
        assertThat(FormulaParser.parse(FormulaPrinter.print(formula))).isEqualTo(formula);
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
