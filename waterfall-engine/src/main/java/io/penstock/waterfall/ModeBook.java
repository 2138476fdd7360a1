package io.penstock.waterfall;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TransitionTerms.Point;
import io.penstock.waterfall.ModeChange.Moment;
import java.util.SortedMap;
import java.util.TreeMap;

/** The mode in which a deal pays on one payment date, and the one in which it will pay on the next. */
final class ModeBook {

    private final ResolvedDeal deal;
    private final Books books;
    private final PaymentFacts facts;
    private String mode;
    private String next;

    ModeBook(ResolvedDeal deal, DealState opening, Books books, PaymentFacts facts) {
        this.deal = deal;
        this.books = books;
        this.facts = facts;
        this.mode = opening.mode();
        this.next = opening.mode();
    }

    /** Whose steps run on this payment date. */
    String mode() {
        return mode;
    }

    /** Whose steps run on the next payment date. */
    String next() {
        return next;
    }

    /** A call that is exercised names the mode of this, the last, payment date. */
    void call(String to, String name) {
        change(to, Moment.CALL, name, new TreeMap<>());
        mode = next;
    }

    /** Takes the first transition of this point that leaves the mode and whose condition holds. */
    void transit(Point point) {
        for (var transition : deal.transitions()) {
            var terms = transition.terms();
            boolean leaves = terms.from().isEmpty() || terms.from().contains(next);
            if (terms.at() == point && leaves && !terms.to().equals(next)) {
                var condition = books.amounts().compute(transition.when());
                if (condition.holds()) {
                    change(
                            terms.to(),
                            point == Point.START ? Moment.START : Moment.END,
                            terms.when(),
                            condition.inputs());
                    if (point == Point.START) {
                        mode = next;
                    }
                    return;
                }
            }
        }
    }

    /** By a step; the steps of this payment date go on as they are. */
    void set(String to, String clause) {
        change(to, Moment.STEP, clause, new TreeMap<>());
    }

    private void change(String to, Moment at, String reason, SortedMap<String, String> inputs) {
        if (!to.equals(next)) {
            facts.changed(new ModeChange(next, to, at, reason, inputs));
            next = to;
        }
    }
}
