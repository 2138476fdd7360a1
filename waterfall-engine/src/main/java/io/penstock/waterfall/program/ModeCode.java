package io.penstock.waterfall.program;

import io.penstock.deal.TransitionTerms.Point;
import io.penstock.waterfall.ModeChange;
import io.penstock.waterfall.ModeChange.Moment;
import java.util.List;
import java.util.TreeMap;

/** Compiles the changes of the mode. */
final class ModeCode {

    private final Books books;
    private final Assembler code;

    ModeCode(Books books) {
        this.books = books;
        this.code = books.code;
    }

    /** A call that is exercised names the mode of this, the last, payment date. */
    void call(String to, String name, Val mask) {
        change(to, Moment.CALL, name, mask, _ -> new TreeMap<>());
        code.set(books.mode, mask, books.nextMode.value());
    }

    /** Takes, where the mask holds, the first transition of this point that leaves the mode and whose condition holds. */
    void transit(Point point, Val mask) {
        var open = mask;
        for (var transition : books.deal.transitions()) {
            var terms = transition.terms();
            if (terms.at() != point) {
                continue;
            }
            var from = terms.from().stream()
                    .map(mode -> books.isMode(books.nextMode.value(), mode))
                    .reduce(code::or)
                    .orElse(code.constant(Val.TRUE));
            var other = code.not(books.isMode(books.nextMode.value(), terms.to()));
            var asked = code.and(code.and(open, from), other);
            books.calculator.begin("transition to " + terms.to());
            var holds = code.and(asked, books.amounts().condition(transition.when(), asked));
            var inputs = books.recorder.isMuted()
                    ? null
                    : books.texts.inputs(
                            List.of(transition.when()), books.amounts().formulas());
            change(
                    terms.to(),
                    point == Point.START ? Moment.START : Moment.END,
                    terms.when(),
                    holds,
                    inputs == null ? _ -> new TreeMap<>() : inputs);
            if (point == Point.START) {
                code.set(books.mode, holds, books.nextMode.value());
            }
            open = code.and(open, code.not(holds));
        }
    }

    /** By a step; the steps of this payment date go on as they are. */
    void set(String to, String clause, Val mask) {
        change(to, Moment.STEP, clause, mask, _ -> new TreeMap<>());
    }

    private void change(String to, Moment at, String reason, Val mask, Texts.Inputs inputs) {
        var before = books.nextMode.value();
        var changes = code.and(mask, code.not(books.isMode(before, to)));
        var kept = books.recorder.keep(before);
        var names = Modes.of(books.deal);
        books.recorder.fact(
                changes,
                (outputs, _, facts) -> facts.changed(new ModeChange(
                        names.get(Math.toIntExact(kept.of(outputs))), to, at, reason, inputs.of(outputs))));
        code.set(books.nextMode, changes, code.constant(books.number(to)));
    }
}
