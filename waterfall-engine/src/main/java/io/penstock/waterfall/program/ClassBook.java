package io.penstock.waterfall.program;

import io.penstock.deal.TrancheTerms;
import io.penstock.waterfall.program.Assembler.Variable;

/** One class while a deal is compiled. */
final class ClassBook {

    private final TrancheTerms terms;
    final Val open;
    final Val openDeferred;
    final Val openWrittenDown;
    final Variable balance;
    final Variable writtenDown;
    /** Interest of earlier dates, still due. */
    final Variable deferred;
    /** Interest on it, still due. */
    final Variable onDeferred;
    /** Interest of this accrual period, still due. */
    final Variable current;

    final Variable interestPaid;
    final Variable principalPaid;
    final Variable residualPaid;
    Quantity rate;
    Val due;

    ClassBook(TrancheTerms terms, Assembler code, Layout layout) {
        this.terms = terms;
        var name = terms.className();
        var zero = code.constant(0);
        open = layout.state(StateField.Kind.BALANCE, name);
        openDeferred = layout.state(StateField.Kind.DEFERRED, name);
        openWrittenDown = layout.state(StateField.Kind.WRITTEN_DOWN, name);
        balance = code.variable(open);
        writtenDown = code.variable(openWrittenDown);
        deferred = code.variable(openDeferred);
        onDeferred = code.variable(zero);
        current = code.variable(zero);
        interestPaid = code.variable(zero);
        principalPaid = code.variable(zero);
        residualPaid = code.variable(zero);
        rate = new Quantity.Ratio(zero, code.constant(1));
        due = openDeferred;
    }

    String name() {
        return terms.className();
    }

    TrancheTerms terms() {
        return terms;
    }
}
