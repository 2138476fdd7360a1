package io.penstock.waterfall.program;

import io.penstock.kernel.Money;
import io.penstock.waterfall.ClassState;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PoolState;
import io.penstock.waterfall.TestState;
import io.penstock.waterfall.WaterfallInput;
import io.penstock.waterfall.program.Assembler.Variable;
import io.penstock.waterfall.program.CompiledDeal.Guard;
import io.penstock.waterfall.program.Recorder.Kept;
import io.penstock.waterfall.program.StateField.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compiles the end of a payment date: unpaid interest, the state for the next one, and the figures for projections. */
final class ClosingCode {

    private final Books books;
    private final Assembler code;
    private final Val exercised;
    private final Map<StateField, Val> closing = new LinkedHashMap<>();

    /** @param exercised a mask: a call ends the deal */
    ClosingCode(Books books, Val exercised) {
        this.books = books;
        this.code = books.code;
        this.exercised = exercised;
    }

    CompiledDeal close() {
        books.classes.values().forEach(this::defer);
        states();
        var state = books.recorder.isMuted() ? null : state();
        var outputs = new OutputCode(books, exercised).write();
        int count = books.recorder.outputs() + outputs.size();
        var guards = store();
        return new CompiledDeal(
                code,
                books.layout,
                books.recorder.facts(),
                state == null ? (_, input) -> input.opening() : state,
                count,
                outputs,
                guards,
                books.calculator.deep());
    }

    /** Does with unpaid interest what the document says of the class. */
    private void defer(ClassBook book) {
        var unpaid = books.figures.interestDue(book);
        var zero = code.constant(0);
        code.set(book.onDeferred, zero);
        code.set(book.current, zero);
        switch (book.terms().deferral()) {
            case CARRY -> code.set(book.deferred, unpaid);
            case CAPITALISE -> {
                code.set(book.deferred, zero);
                code.set(book.balance, code.add(book.balance.value(), unpaid));
            }
            case LOST -> code.set(book.deferred, zero);
        }
    }

    private void states() {
        books.accounts.forEach((name, account) -> put(Kind.ACCOUNT, name, account));
        books.classes.forEach((name, book) -> {
            put(Kind.BALANCE, name, book.balance);
            put(Kind.DEFERRED, name, book.deferred);
            put(Kind.WRITTEN_DOWN, name, book.writtenDown);
        });
        books.fees.forEach((name, fee) -> put(Kind.FEE, name, fee));
        books.ledgers.forEach((name, ledger) -> put(Kind.LEDGER, name, ledger));
        books.tests.forEach((name, test) -> {
            put(Kind.TEST_FAILED, name, test.failed);
            put(Kind.TEST_PASSES, name, test.passes);
        });
        put(Kind.MODE, "", books.nextMode);
        closing.put(new StateField(Kind.ENDED, ""), code.or(exercised, books.layout.state(Kind.ENDED, "")));
        closing.put(new StateField(Kind.CUMULATIVE_DEFAULTED, ""), books.cumulativeDefaulted());
        put(Kind.PURCHASED, "", books.purchased);
        books.collectedSinceClosing.forEach((name, sum) -> closing.put(new StateField(Kind.COLLECTED, name), sum));
        for (var name : States.previous(books.deal)) {
            var kind = Books.found(books.deal.amounts(), name).type().kind();
            if (kind == io.penstock.deal.formula.FormulaType.Kind.FLAG) {
                closing.put(new StateField(Kind.PREVIOUS, name), books.amounts().flag(name));
                closing.put(new StateField(Kind.PREVIOUS_OVER, name), code.constant(1));
            } else {
                var settled = books.amounts().formulas().settled(books.amounts().number(name));
                closing.put(new StateField(Kind.PREVIOUS, name), settled.value());
                closing.put(new StateField(Kind.PREVIOUS_OVER, name), settled.over());
            }
            closing.put(new StateField(Kind.PREVIOUS_KNOWN, name), code.constant(Val.TRUE));
        }
    }

    private void put(Kind kind, String name, Variable variable) {
        closing.put(new StateField(kind, name), variable.value());
    }

    /** Writes the closing state over the opening one. */
    private List<Guard> store() {
        var guards = new ArrayList<Guard>();
        var values = new LinkedHashMap<Integer, Val>();
        books.layout.states().forEach((field, open) -> {
            var value = closing.get(field);
            if (value == null) {
                throw new IllegalStateException("nothing closes " + field);
            }
            if (value.slot() != open.slot()) {
                values.put(open.slot(), value);
                if (value.high() > open.high()) {
                    guards.add(new Guard(field, open.slot(), open.high()));
                }
            }
        });
        // What another state held before is taken out of its slot before that is written over.
        values.replaceAll((_, value) -> value.slot() < books.layout.states().size() ? code.copy(value) : value);
        values.forEach(code::store);
        return guards;
    }

    private CompiledDeal.Closing state() {
        var kept = new HashMap<StateField, Kept>();
        closing.forEach((field, value) -> kept.put(field, books.recorder.keep(value)));
        var remembered = new HashMap<String, Texts.Told>();
        States.previous(books.deal)
                .forEach(name -> remembered.put(
                        name,
                        books.texts.amount(
                                Books.found(books.deal.amounts(), name),
                                books.amounts().number(name))));
        var poolEnd = books.recorder.keep(books.poolEnd);
        return (outputs, input) -> {
            var reader = new Reader(kept, outputs);
            var previous = new TreeMap<String, String>();
            remembered.forEach((name, told) -> previous.put(name, told.of(outputs)));
            return new DealState(
                    Modes.of(books.deal).get(Math.toIntExact(reader.value(Kind.MODE, ""))),
                    reader.value(Kind.ENDED, "") != 0,
                    books.deal.period(input.collectionPeriod()).number(),
                    reader.all(Kind.ACCOUNT),
                    reader.classes(),
                    reader.all(Kind.FEE),
                    reader.all(Kind.LEDGER),
                    reader.tests(),
                    previous,
                    new PoolState(
                            Optional.of(money(poolEnd.of(outputs))),
                            money(reader.value(Kind.CUMULATIVE_DEFAULTED, "")),
                            money(reader.value(Kind.PURCHASED, ""))),
                    collected(input));
        };
    }

    private SortedMap<String, Money> collected(WaterfallInput input) {
        var collected = new TreeMap<>(input.opening().collected());
        input.collections().forEach((source, cash) -> {
            if (!cash.isZero()) {
                collected.merge(source, cash, Money::plus);
            }
        });
        return collected;
    }

    private Money money(long minorUnits) {
        return new Money(books.deal.currency(), minorUnits);
    }

    /** Reads the closing state out of outputs. */
    private final class Reader {

        private final Map<StateField, Kept> kept;
        private final long[] outputs;

        Reader(Map<StateField, Kept> kept, long[] outputs) {
            this.kept = kept;
            this.outputs = outputs;
        }

        long value(Kind kind, String name) {
            var field = kept.get(new StateField(kind, name));
            if (field == null) {
                throw new IllegalStateException("no state " + kind + " " + name);
            }
            return field.of(outputs);
        }

        SortedMap<String, Money> all(Kind kind) {
            var all = new TreeMap<String, Money>();
            kept.forEach((field, value) -> {
                if (field.kind() == kind) {
                    all.put(field.name(), money(value.of(outputs)));
                }
            });
            return all;
        }

        SortedMap<String, ClassState> classes() {
            var classes = new TreeMap<String, ClassState>();
            books.classes.forEach((name, book) -> classes.put(
                    name,
                    new ClassState(
                            book.terms().originalBalance(),
                            money(value(Kind.BALANCE, name)),
                            money(value(Kind.DEFERRED, name)),
                            money(value(Kind.WRITTEN_DOWN, name)))));
            return classes;
        }

        SortedMap<String, TestState> tests() {
            var tests = new TreeMap<String, TestState>();
            books.tests
                    .keySet()
                    .forEach(name -> tests.put(
                            name,
                            new TestState(
                                    value(Kind.TEST_FAILED, name) != 0,
                                    Math.toIntExact(value(Kind.TEST_PASSES, name)))));
            return tests;
        }
    }
}
