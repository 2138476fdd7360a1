package io.penstock.tape;

import static io.penstock.tape.Role.*;

/**
 * Rules over several cells of one row. Each looks only at figures that are there: what is missing is told by the rules on
 * single cells.
 */
final class CrossRules {

    private static final long RATE_ONE = 10_000_000_000L;
    private static final long RATE_HIGH = RATE_ONE / 100 * 36;
    private static final long FEE_HIGH = RATE_ONE / 100 * 5;
    private static final int TWO_MONTHS_DAYS = 62;

    private final RoleView view;
    private final RowFindings findings;
    private final MoneyRules money;

    CrossRules(RoleView view, RowFindings findings, long tolerance) {
        this.view = view;
        this.findings = findings;
        this.money = new MoneyRules(view, findings, tolerance);
    }

    void check() {
        rates();
        dates();
        terms();
        money.check();
    }

    private void rates() {
        if (view.has(RATE)) {
            long rate = view.value(RATE);
            if (rate < 0) {
                on(Rule.RATE_NEGATIVE, RATE);
            } else if (rate > RATE_ONE) {
                on(Rule.RATE_ABOVE_ONE, RATE);
            } else if (rate > RATE_HIGH) {
                on(Rule.RATE_HIGH, RATE);
            }
            if (view.has(ORIGINAL_RATE) && view.value(ORIGINAL_RATE) > 0 && rate > view.value(ORIGINAL_RATE)) {
                on(Rule.RATE_ABOVE_ORIGINAL, RATE, "original " + view.text(ORIGINAL_RATE));
            }
        }
        if (above(SERVICING_FEE, FEE_HIGH)) {
            on(Rule.SERVICING_FEE_HIGH, SERVICING_FEE);
        }
        if (above(PAYMENT_TO_INCOME, RATE_ONE)) {
            on(Rule.INCOME_SHARE_UNIT, PAYMENT_TO_INCOME);
        }
        if (above(LTV, 2 * RATE_ONE)) {
            on(Rule.LTV_IMPLAUSIBLE, LTV);
        }
        if (above(ORIGINAL_LTV, 2 * RATE_ONE)) {
            on(Rule.LTV_IMPLAUSIBLE, ORIGINAL_LTV);
        }
    }

    private void dates() {
        boolean hasEnd = view.has(PERIOD_END);
        if (hasEnd && view.has(PERIOD_BEGIN) && view.value(PERIOD_END) < view.value(PERIOD_BEGIN)) {
            on(Rule.PERIOD_REVERSED, PERIOD_END, "begins " + view.text(PERIOD_BEGIN));
        }
        if (view.has(ORIGINATED)) {
            if (hasEnd && view.value(ORIGINATED) > view.value(PERIOD_END)) {
                on(Rule.ORIGINATED_AFTER_PERIOD, ORIGINATED, "period ends " + view.text(PERIOD_END));
            }
            if (view.has(MATURITY) && view.value(MATURITY) < view.value(ORIGINATED)) {
                on(Rule.MATURITY_BEFORE_ORIGINATION, MATURITY, "originated " + view.text(ORIGINATED));
            }
        }
        // A month of maturity is kept as its first day, so a loan is late only when the month is over.
        if (hasEnd
                && view.has(MATURITY)
                && view.orZero(CLOSING_BALANCE) > 0
                && view.value(MATURITY) + 31 < view.value(PERIOD_END)) {
            on(Rule.MATURITY_PASSED, MATURITY, "balance " + view.text(CLOSING_BALANCE));
        }
        if (hasEnd && view.has(PAID_THROUGH) && view.value(PAID_THROUGH) > view.value(PERIOD_END) + TWO_MONTHS_DAYS) {
            on(Rule.PAID_THROUGH_AHEAD, PAID_THROUGH, "period ends " + view.text(PERIOD_END));
        }
        if (view.isOnTape(DISBURSED_ON)
                && !view.isFilled(DISBURSED_ON)
                && (view.orZero(CLOSING_BALANCE) > 0 || view.orZero(CHARGED_OFF) > 0 || view.orZero(DISBURSED) > 0)) {
            on(Rule.DISBURSEMENT_MISSING, DISBURSED_ON);
        }
    }

    private void terms() {
        if (view.has(ORIGINAL_TERM)) {
            long term = view.value(ORIGINAL_TERM);
            if (term == 0) {
                on(Rule.TERM_ZERO, ORIGINAL_TERM);
            }
            if (view.has(REMAINING_TERM) && term > 0 && view.value(REMAINING_TERM) > term) {
                on(Rule.TERM_REMAINING_ABOVE_ORIGINAL, REMAINING_TERM, "original " + term);
            }
        }
        if (view.has(REMAINING_TERM) && view.value(REMAINING_TERM) <= 0 && view.orZero(CLOSING_BALANCE) > 0) {
            on(Rule.TERM_OVER, REMAINING_TERM, "balance " + view.text(CLOSING_BALANCE));
        }
        if (view.has(DAYS_LATE)) {
            if (view.value(DAYS_LATE) < 0) {
                on(Rule.DAYS_LATE_NEGATIVE, DAYS_LATE);
            } else if (view.value(DAYS_LATE) > 0 && view.has(CLOSING_BALANCE) && view.value(CLOSING_BALANCE) == 0) {
                on(Rule.CLOSED_COUNTS_DAYS, DAYS_LATE);
            }
        }
    }

    private boolean above(Role role, long limit) {
        return view.has(role) && view.value(role) > limit;
    }

    private void on(Rule rule, Role role) {
        on(rule, role, "");
    }

    private void on(Rule rule, Role role, String detail) {
        findings.add(rule, view.column(role), view.row(), detail);
    }
}
