package io.penstock.issuance.pool.domain.eligibility;

import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.tape.Role;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The facts of a loan as its stored row has them: where a loan record has a figure, it is the record's; the rest is what
 * the row of the tape says. So a rule sees at the import what its SQL twin sees afterwards.
 */
public final class RecordFacts {

    private final LoanFacts read;
    private final LoanFacts.Builder facts;
    private final Predicate<Role> reported;

    private RecordFacts(LoanFacts read, Predicate<Role> reported) {
        this.read = read;
        this.facts = read.toBuilder();
        this.reported = reported;
    }

    /** The facts of a loan of which only the record is at hand. */
    public static LoanFacts of(LoanRecord loan) {
        return of(loan, new LoanFacts.Builder().build(), _ -> true);
    }

    /**
     * The facts of a loan of a tape.
     *
     * @param read from the row of the tape
     * @param reported whether the row has a figure for the role; where it has none, the record shows zero
     */
    public static LoanFacts of(LoanRecord loan, LoanFacts read, Predicate<Role> reported) {
        var stored = new RecordFacts(read, reported);
        stored.figures(loan);
        return stored.facts.build();
    }

    private void figures(LoanRecord loan) {
        facts.text(LoanField.LOAN_ID, loan.loanId());
        if (!hasNoDataCode(LoanField.REGION)) {
            facts.text(LoanField.REGION, loan.state());
        }
        number(LoanField.ORIGINAL_BALANCE, loan.originalAmount());
        number(LoanField.ORIGINAL_TERM, loan.originalTerm());
        number(LoanField.REMAINING_TERM, loan.remainingTerm());
        number(LoanField.CURRENT_BALANCE, loan.currentBalance());
        number(LoanField.SCHEDULED_PAYMENT, loan.scheduledPayment());
        if (!hasNoDataCode(LoanField.RATE)) {
            facts.rate(LoanField.RATE, loan.interestRate());
        }
        optional(LoanField.SCORE, loan.creditScore());
        optional(LoanField.DAYS_PAST_DUE, loan.daysPastDue());
        reported(LoanField.OPENING_BALANCE, Role.OPENING_BALANCE, loan.beginningBalance());
        reported(LoanField.PRINCIPAL_PAID, Role.PRINCIPAL_PAID, loan.principalCollected());
        reported(LoanField.ADJUSTMENT, Role.ADJUSTMENT, loan.principalAdjustment());
        reported(LoanField.CHARGED_OFF, Role.CHARGED_OFF, loan.chargedOffPrincipal());
    }

    private boolean hasNoDataCode(LoanField field) {
        return !read.has(field) && read.gap(field) != Gap.BLANK;
    }

    private void number(LoanField field, long figure) {
        if (!hasNoDataCode(field)) {
            facts.number(field, figure);
        }
    }

    private void optional(LoanField field, OptionalInt figure) {
        if (figure.isPresent()) {
            number(field, figure.getAsInt());
        } else if (!hasNoDataCode(field)) {
            facts.missing(field, Gap.BLANK);
        }
    }

    private void reported(LoanField field, Role role, long figure) {
        if (reported.test(role)) {
            number(field, figure);
        } else if (!hasNoDataCode(field)) {
            facts.missing(field, Gap.BLANK);
        }
    }
}
