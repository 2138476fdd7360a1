package io.penstock.tape;

import io.penstock.tape.LoanIndex.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Compares a row with the one before it of the same loan: on the previous tape, or further up in a file that holds
 * several periods.
 */
final class HistoryRules {

    private final RoleView view;
    private final RowFindings findings;
    private final LoanIndex before;
    private final long tolerance;

    HistoryRules(RoleView view, RowFindings findings, LoanIndex before, long tolerance) {
        this.view = view;
        this.findings = findings;
        this.before = before;
        this.tolerance = tolerance;
    }

    /** Judges the row by what is known of its loan. */
    void check(int loan) {
        periods(loan);
        long closing = before.get(loan, Figure.CLOSING_BALANCE);
        if (closing != LoanIndex.NONE) {
            if (view.has(Role.OPENING_BALANCE) && Math.abs(view.value(Role.OPENING_BALANCE) - closing) > tolerance) {
                on(Rule.OPENING_NOT_PREVIOUS_CLOSING, Role.OPENING_BALANCE, "previous closing " + major(closing));
            }
            if (closing == 0 && view.orZero(Role.CLOSING_BALANCE) > 0) {
                on(Rule.LOAN_RETURNS, Role.CLOSING_BALANCE, "");
            }
        }
        changed(loan, Figure.ORIGINAL_AMOUNT, Role.ORIGINAL_AMOUNT, Rule.ORIGINAL_CHANGED);
        changed(loan, Figure.ORIGINATED, Role.ORIGINATED, Rule.ORIGINATION_CHANGED);
        changed(loan, Figure.MATURITY, Role.MATURITY, Rule.MATURITY_CHANGED);
        daysLate(loan);
        boolean closedBefore = before.get(loan, Figure.CLOSED) == 1;
        if (closedBefore && view.isFilled(Role.CLOSING_CODE)) {
            on(Rule.VALUE_REPEATED, Role.CLOSING_CODE, "");
        }
        long loss = before.get(loan, Figure.LOSS);
        if (loss > 0 && view.orZero(Role.LOSS) == loss) {
            on(Rule.VALUE_REPEATED, Role.LOSS, "");
        }
    }

    /** Keeps the row for the next. */
    static void keep(LoanIndex index, int loan, RoleView view) {
        set(index, loan, Figure.PERIOD_END, view, Role.PERIOD_END);
        set(index, loan, Figure.CLOSING_BALANCE, view, Role.CLOSING_BALANCE);
        set(index, loan, Figure.ORIGINAL_AMOUNT, view, Role.ORIGINAL_AMOUNT);
        set(index, loan, Figure.ORIGINATED, view, Role.ORIGINATED);
        set(index, loan, Figure.MATURITY, view, Role.MATURITY);
        set(index, loan, Figure.DAYS_LATE, view, Role.DAYS_LATE);
        set(index, loan, Figure.LOSS, view, Role.LOSS);
        index.set(loan, Figure.CLOSED, view.isFilled(Role.CLOSING_CODE) ? 1 : 0);
    }

    private static void set(LoanIndex index, int loan, Figure figure, RoleView view, Role role) {
        index.set(loan, figure, view.has(role) ? view.value(role) : LoanIndex.NONE);
    }

    private void periods(int loan) {
        long previous = before.get(loan, Figure.PERIOD_END);
        if (previous == LoanIndex.NONE || !view.has(Role.PERIOD_END)) {
            return;
        }
        var then = LocalDate.ofEpochDay(previous);
        var now = LocalDate.ofEpochDay(view.value(Role.PERIOD_END));
        long months = ChronoUnit.MONTHS.between(then.withDayOfMonth(1), now.withDayOfMonth(1));
        if (!now.isAfter(then)) {
            on(Rule.PERIOD_NOT_AFTER, Role.PERIOD_END, "previous " + then);
        } else if (months > 1) {
            on(Rule.PERIOD_SKIPPED, Role.PERIOD_END, "previous " + then);
        }
    }

    private void changed(int loan, Figure figure, Role role, Rule rule) {
        long old = before.get(loan, figure);
        if (old != LoanIndex.NONE && view.has(role) && view.value(role) != old) {
            on(rule, role, "previous " + (figure == Figure.ORIGINAL_AMOUNT ? major(old) : LocalDate.ofEpochDay(old)));
        }
    }

    private void daysLate(int loan) {
        long old = before.get(loan, Figure.DAYS_LATE);
        long previous = before.get(loan, Figure.PERIOD_END);
        if (old == LoanIndex.NONE
                || previous == LoanIndex.NONE
                || !view.has(Role.DAYS_LATE)
                || !view.has(Role.PERIOD_END)) {
            return;
        }
        // Three days for months of other lengths: some issuers count every month as thirty.
        long most = old + Math.max(0, view.value(Role.PERIOD_END) - previous) + 3;
        // From nothing late to several weeks within the month is what a first missed payment looks like.
        if (view.value(Role.DAYS_LATE) > most && old > 0) {
            on(Rule.DAYS_LATE_JUMP, Role.DAYS_LATE, "previous " + old);
        }
    }

    private void on(Rule rule, Role role, String detail) {
        findings.add(rule, view.column(role), view.row(), detail);
    }

    private static String major(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, 2).toPlainString();
    }
}
