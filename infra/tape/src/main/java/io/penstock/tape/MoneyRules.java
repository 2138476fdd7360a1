package io.penstock.tape;

import static io.penstock.tape.Role.*;

import java.math.BigDecimal;

/** Rules over the amounts of one row: balances roll, cash splits, and a closed loan looks closed. */
final class MoneyRules {

    private static final String PAID_OFF_CODE = "1";

    private final RoleView view;
    private final RowFindings findings;
    private final long tolerance;

    /**
     * Rules of one tape.
     *
     * @param tolerance largest difference in minor units that is rounding
     */
    MoneyRules(RoleView view, RowFindings findings, long tolerance) {
        this.view = view;
        this.findings = findings;
        this.tolerance = tolerance;
    }

    void check() {
        balances();
        cash();
        losses();
        closing();
    }

    private void balances() {
        negative(Rule.OPENING_NEGATIVE, OPENING_BALANCE);
        negative(Rule.CLOSING_NEGATIVE, CLOSING_BALANCE);
        if (view.has(ORIGINAL_AMOUNT) && view.value(ORIGINAL_AMOUNT) <= 0) {
            on(Rule.ORIGINAL_NOT_POSITIVE, ORIGINAL_AMOUNT, "");
        }
        if (!view.has(CLOSING_BALANCE)) {
            return;
        }
        long closing = view.value(CLOSING_BALANCE);
        if (view.has(ORIGINAL_AMOUNT) && view.value(ORIGINAL_AMOUNT) > 0 && closing > view.value(ORIGINAL_AMOUNT)) {
            on(Rule.BALANCE_ABOVE_ORIGINAL, CLOSING_BALANCE, "original " + view.text(ORIGINAL_AMOUNT));
        }
        if (!view.has(OPENING_BALANCE)) {
            return;
        }
        if (view.value(OPENING_BALANCE) < closing) {
            on(Rule.BALANCE_RISES, CLOSING_BALANCE, "opening " + view.text(OPENING_BALANCE));
        }
        if (view.has(PRINCIPAL_PAID) || (view.has(SCHEDULED_PRINCIPAL) && view.isOnTape(UNSCHEDULED_PRINCIPAL))) {
            // Where a form has no principal collected, scheduled and unscheduled are what was collected.
            long principal = view.has(PRINCIPAL_PAID)
                    ? view.value(PRINCIPAL_PAID)
                    : view.value(SCHEDULED_PRINCIPAL) + view.orZero(UNSCHEDULED_PRINCIPAL);
            long rolled = view.value(OPENING_BALANCE) - principal - view.orZero(ADJUSTMENT) - view.orZero(CHARGED_OFF);
            if (Math.abs(rolled - closing) > tolerance) {
                on(
                        Rule.BALANCE_ROLL,
                        CLOSING_BALANCE,
                        "the period's figures give " + major(rolled) + ", off by " + major(closing - rolled));
            }
        }
    }

    private void cash() {
        if (view.has(TOTAL_PAID) && view.has(INTEREST_PAID) && view.has(PRINCIPAL_PAID)) {
            long sum = view.value(INTEREST_PAID) + view.value(PRINCIPAL_PAID) + view.orZero(OTHER_PAID);
            long off = view.value(TOTAL_PAID) - sum;
            // Some servicers count recoveries among what was paid, others beside it.
            if (Math.abs(off) > tolerance && Math.abs(off - view.orZero(RECOVERED)) > tolerance) {
                on(Rule.CASH_SPLIT, TOTAL_PAID, "the parts give " + major(sum));
            }
        }
        if (view.has(CLOSING_BALANCE)
                && view.value(CLOSING_BALANCE) > 0
                && view.has(SCHEDULED_PAYMENT)
                && view.value(SCHEDULED_PAYMENT) == 0
                && view.orZero(SCHEDULED_INTEREST) == 0
                && view.orZero(SCHEDULED_PRINCIPAL) == 0) {
            on(Rule.SCHEDULE_ZERO, SCHEDULED_PAYMENT, "balance " + view.text(CLOSING_BALANCE));
        }
    }

    private void losses() {
        negative(Rule.PROCEEDS_NEGATIVE, PROCEEDS);
        negative(Rule.RECOVERY_NEGATIVE, RECOVERED);
        long chargedOff = view.orZero(CHARGED_OFF);
        if (chargedOff > 0) {
            var base = view.has(OPENING_BALANCE) ? OPENING_BALANCE : DISBURSED;
            if (view.has(base) && chargedOff > view.value(base)) {
                on(Rule.CHARGE_OFF_ABOVE_BALANCE, CHARGED_OFF, "of " + view.text(base));
            }
            if (view.text(CLOSING_CODE).equals(PAID_OFF_CODE)) {
                on(Rule.CHARGE_OFF_WITH_CLOSING_CODE, CHARGED_OFF, "closing code " + PAID_OFF_CODE);
            }
        }
        if ((chargedOff > 0 || view.isFilled(CHARGED_OFF_ON)) && view.isFilled(STATUS) && isPaid()) {
            on(Rule.CHARGE_OFF_ON_PAID, chargedOff > 0 ? CHARGED_OFF : CHARGED_OFF_ON, "status " + view.text(STATUS));
        }
        if (view.has(RECOVERED) && view.value(RECOVERED) != 0 && view.has(CLOSING_BALANCE)) {
            if (view.value(CLOSING_BALANCE) > 0 && view.isOnTape(CLOSING_CODE)) {
                on(Rule.RECOVERY_ON_OPEN_LOAN, RECOVERED, "balance " + view.text(CLOSING_BALANCE));
            } else if (view.value(CLOSING_BALANCE) == 0
                    && view.has(OPENING_BALANCE)
                    && view.value(OPENING_BALANCE) == 0) {
                on(Rule.RECOVERY_AFTER_ZERO, RECOVERED, "");
            }
        }
    }

    private boolean isPaid() {
        var text = view.text(STATUS);
        return Statuses.isPaid(PrefixedStatus.status(text.toCharArray(), 0, text.length()));
    }

    private void closing() {
        if (!view.has(CLOSING_BALANCE) || !view.isOnTape(CLOSING_CODE)) {
            return;
        }
        long closing = view.value(CLOSING_BALANCE);
        boolean coded = view.isFilled(CLOSING_CODE);
        if (coded && closing > 0) {
            on(Rule.CLOSED_WITH_BALANCE, CLOSING_CODE, "balance " + view.text(CLOSING_BALANCE));
        }
        if (closing == 0 && view.orZero(OPENING_BALANCE) > 0 && !coded) {
            on(Rule.CLOSED_WITHOUT_CODE, CLOSING_CODE, "");
        }
        if (closing == 0 && view.orZero(NEXT_PAYMENT) > 0) {
            on(Rule.CLOSED_WITH_NEXT_PAYMENT, NEXT_PAYMENT, "");
        }
    }

    private void negative(Rule rule, Role role) {
        if (view.has(role) && view.value(role) < 0) {
            on(rule, role, "");
        }
    }

    private void on(Rule rule, Role role, String detail) {
        findings.add(rule, view.column(role), view.row(), detail);
    }

    private static String major(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, 2).toPlainString();
    }
}
