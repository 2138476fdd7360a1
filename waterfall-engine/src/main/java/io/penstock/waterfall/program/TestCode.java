package io.penstock.waterfall.program;

import io.penstock.deal.ResolvedTest;
import io.penstock.deal.TestTerms;
import io.penstock.deal.TestTerms.Point;
import io.penstock.deal.formula.Formula;
import io.penstock.waterfall.TestResult;
import java.util.List;
import java.util.Optional;

/** Compiles the tests of a deal. */
final class TestCode {

    private final Books books;
    private final Assembler code;

    TestCode(Books books) {
        this.books = books;
        this.code = books.code;
    }

    /** Asks the tests of this point, in document order. */
    void evaluate(Point point) {
        books.deal.tests().forEach((name, test) -> {
            if (test.terms().at() == point) {
                evaluate(name, code.constant(Val.TRUE));
            }
        });
    }

    /** Asks one test where the mask holds. Asked again on the same payment date, it starts from the last one again. */
    void evaluate(String name, Val mask) {
        var test = Books.found(books.deal.tests(), name);
        var book = Books.found(books.tests, name);
        books.calculator.begin("test " + name);
        var passes = books.amounts().condition(test.passes(), mask);
        var inARow = code.where(passes, code.add(book.passesBefore, code.constant(1)));
        var cured = test.terms().passesToCure() == TestTerms.NEVER
                ? code.constant(Val.FALSE)
                : code.atMost(code.constant(test.terms().passesToCure()), inARow);
        var failed = code.or(code.not(passes), code.and(book.failedBefore, code.not(cured)));
        // Inputs are told as they were when the condition was asked, before the test itself changes.
        boolean told = !books.recorder.isMuted();
        var inputs = told
                ? books.texts.inputs(List.of(test.passes()), books.amounts().formulas())
                : null;
        code.set(book.failed, mask, failed);
        code.set(book.passes, mask, inARow);
        var value = quantity(test.value(), mask);
        var level = quantity(test.level(), mask);
        if (inputs != null) {
            tell(test, mask, passes, failed, inARow, value, level, inputs);
        }
    }

    private void tell(
            ResolvedTest test,
            Val mask,
            Val passes,
            Val failed,
            Val inARow,
            Optional<Quantity> value,
            Optional<Quantity> level,
            Texts.Inputs inputs) {
        var distance = value.flatMap(v -> level.map(l -> books.calculator.minus(v, l)));
        var keptPasses = books.recorder.keep(passes);
        var keptFailed = books.recorder.keep(failed);
        var keptInARow = books.recorder.keep(inARow);
        var valueText = text(test, value);
        var levelText = text(test, level);
        var distanceText = text(test, distance);
        books.recorder.fact(
                mask,
                (outputs, _, facts) -> facts.tested(new TestResult(
                        test.terms().name(),
                        keptPasses.holds(outputs),
                        !keptFailed.holds(outputs),
                        Math.toIntExact(keptInARow.of(outputs)),
                        valueText.of(outputs),
                        levelText.of(outputs),
                        distanceText.of(outputs),
                        inputs.of(outputs))));
    }

    private Optional<Quantity> quantity(Optional<Formula> formula, Val mask) {
        formula.ifPresent(f -> books.amounts().need(f, mask));
        return formula.map(f -> books.amounts().formulas().number(f));
    }

    private Texts.Told text(ResolvedTest test, Optional<Quantity> value) {
        return value.map(v -> books.texts.text(test.kind(), v)).orElse(_ -> "");
    }
}
