package io.penstock.waterfall;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.ResolvedTest;
import io.penstock.deal.TestTerms;
import io.penstock.deal.TestTerms.Point;
import io.penstock.deal.formula.Formula;
import io.penstock.kernel.Fraction;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tests of a deal during one payment date. */
final class TestBook {

    private final ResolvedDeal deal;
    private final SequencedMap<String, ResolvedTest> tests;
    private final SortedMap<String, TestState> before;
    private final SortedMap<String, TestState> now;
    private final Books books;
    private final PaymentFacts facts;

    TestBook(ResolvedDeal deal, DealState opening, Books books, PaymentFacts facts) {
        this.deal = deal;
        this.tests = deal.tests();
        this.before = opening.tests();
        this.now = new TreeMap<>(before);
        this.books = books;
        this.facts = facts;
    }

    /** Asks the tests of this point, in document order. */
    void evaluate(Point point) {
        tests.forEach((name, test) -> {
            if (test.terms().at() == point) {
                evaluate(name);
            }
        });
    }

    /** Asks one test. Asked again on the same payment date, it starts from the last payment date again. */
    void evaluate(String name) {
        var test = tests.get(name);
        if (test == null) {
            throw new IllegalStateException("a checked deal names no test " + name);
        }
        var condition = books.amounts().compute(test.passes());
        var state = next(test.terms(), state(before, name), condition.holds());
        now.put(name, state);
        var value = figure(test.value());
        var level = figure(test.level());
        var distance = value.flatMap(v -> level.map(v::minus));
        facts.tested(new TestResult(
                name,
                condition.holds(),
                !state.failed(),
                state.passesInARow(),
                text(test, value),
                text(test, level),
                text(test, distance),
                condition.inputs()));
    }

    /** Whether a test counts as passed at this point. */
    boolean inCompliance(String name) {
        return !state(now, name).failed();
    }

    /** Whether a test counted as passed when the last payment date ended. */
    boolean wasInCompliance(String name) {
        return !state(before, name).failed();
    }

    SortedMap<String, TestState> states() {
        return now;
    }

    private static TestState next(TestTerms terms, TestState last, boolean passes) {
        if (!passes) {
            return new TestState(true, 0);
        }
        int inARow = last.passesInARow() + 1;
        boolean cured = terms.passesToCure() != TestTerms.NEVER && inARow >= terms.passesToCure();
        return new TestState(last.failed() && !cured, inARow);
    }

    private Optional<Fraction> figure(Optional<Formula> formula) {
        return formula.map(f -> books.amounts().compute(f).value());
    }

    private String text(ResolvedTest test, Optional<Fraction> value) {
        return value.map(v -> ValueText.of(test.kind(), deal.currency(), v)).orElse("");
    }

    private static TestState state(SortedMap<String, TestState> states, String name) {
        var state = states.get(name);
        if (state == null) {
            throw new IllegalStateException("no test " + name + " among " + states.keySet());
        }
        return state;
    }
}
