package io.penstock.servicing.loan.domain;

import static io.penstock.servicing.loan.CollectionFault.AMOUNT;
import static io.penstock.servicing.loan.CollectionFault.LOAN_ID;
import static io.penstock.servicing.loan.CollectionFault.TYPE;

import io.penstock.servicing.loan.CollectionEntry;
import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanFlows;
import io.penstock.servicing.loan.LoanMonth;
import io.penstock.servicing.loan.LoanStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of one collection period do to one loan. Amounts are minor units.
 *
 * <ul>
 *   <li>Interest due for the period is balance at its begin × annual rate ÷ 12, half up, once; cash goes there first,
 *       the rest is principal. Interest that is not paid in its month is not carried: simple and known, see the docs.
 *   <li>More than balance and interest is refused, a payoff that is not exactly that as well.
 *   <li>A default charges the loan off at its balance; afterwards only recoveries are accepted, in all at most what was
 *       charged off, since a surplus belongs to the borrower.
 * </ul>
 */
public final class PaymentApplication {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final LoanAccount opening;
    private long balance;
    private long interestDue;
    private long interest;
    private long principal;
    private long recovery;
    private long chargedOff;
    private boolean defaulted;

    /** What came out: the loan after the period and its part of the totals, or the first fault. */
    public sealed interface Outcome {

        /**
         * The loan after the period, and its part of the totals.
         *
         * @param scheduled the part of {@code principal} that had fallen due: what is left of the scheduled payments of
         *     this month and of those missed before, once interest is paid
         * @param chargedOff balance lost in this period
         */
        record Applied(
                LoanAccount account, long interest, long principal, long scheduled, long recovery, long chargedOff)
                implements Outcome {

            LoanMonth month() {
                return new LoanMonth(
                        account,
                        new LoanFlows(interest, scheduled, principal - scheduled, 0, chargedOff, recovery, 0, 0));
            }
        }

        /** The entries cannot be applied, and nothing of them is. */
        record Refused(CollectionFault fault) implements Outcome {}
    }

    private PaymentApplication(LoanAccount opening) {
        this.opening = opening;
        this.balance = opening.currentBalance();
        this.interestDue = interestDue(opening);
        this.defaulted = opening.status() == LoanStatus.DEFAULTED;
    }

    /** Interest of one month on the balance at its begin, rounded half up to the minor unit. */
    public static long interestDue(LoanAccount opening) {
        return BigDecimal.valueOf(opening.currentBalance())
                .multiply(opening.interestRate())
                .divide(MONTHS, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /**
     * Applies entries by date, and those of one day in the order of the file.
     *
     * @param entries of this loan in this period; none means that nothing was paid
     */
    public static Outcome apply(LoanAccount opening, List<CollectionEntry> entries) {
        var application = new PaymentApplication(opening);
        var inOrder = entries.stream()
                .sorted(Comparator.comparing(CollectionEntry::receivedDate).thenComparingInt(CollectionEntry::line))
                .toList();
        for (var entry : inOrder) {
            var fault = application.fault(entry);
            if (fault != null) {
                return new Outcome.Refused(fault);
            }
            application.book(entry);
        }
        return application.close();
    }

    private @Nullable CollectionFault fault(CollectionEntry entry) {
        if (entry.type() == CollectionEntry.Type.RECOVERY) {
            return recoveryFault(entry);
        }
        if (defaulted) {
            return at(entry, TYPE, "LOAN_DEFAULTED", entry.type().name(), "the loan is charged off: send a RECOVERY");
        }
        if (balance == 0) {
            return at(entry, LOAN_ID, "LOAN_PAID_OFF", entry.loanId(), "nothing is owed any more: remove the row");
        }
        long owed = balance + interestDue;
        return switch (entry.type()) {
            case PAYMENT ->
                entry.amount() > owed
                        ? at(
                                entry,
                                AMOUNT,
                                "PAYMENT_EXCEEDS_DEBT",
                                text(entry.amount()),
                                owedText() + ": return the rest")
                        : null;
            case PAYOFF ->
                entry.amount() != owed
                        ? at(
                                entry,
                                AMOUNT,
                                "PAYOFF_DIFFERS",
                                text(entry.amount()),
                                owedText() + ": pay off exactly that")
                        : null;
            case DEFAULT, RECOVERY -> null;
        };
    }

    private @Nullable CollectionFault recoveryFault(CollectionEntry entry) {
        if (!defaulted) {
            return at(entry, TYPE, "LOAN_NOT_DEFAULTED", entry.type().name(), "report the DEFAULT first, or a PAYMENT");
        }
        long left = opening.chargedOff() + chargedOff - opening.recovered() - recovery;
        return entry.amount() > left
                ? at(
                        entry,
                        AMOUNT,
                        "RECOVERY_EXCEEDS_LOSS",
                        text(entry.amount()),
                        "of the loss " + text(left) + " is open: a surplus belongs to the borrower")
                : null;
    }

    private void book(CollectionEntry entry) {
        switch (entry.type()) {
            case PAYMENT, PAYOFF -> {
                long toInterest = Math.min(entry.amount(), interestDue);
                interestDue -= toInterest;
                interest += toInterest;
                principal += entry.amount() - toInterest;
                balance -= entry.amount() - toInterest;
            }
            case DEFAULT -> {
                chargedOff = balance;
                balance = 0;
                interestDue = 0;
                defaulted = true;
            }
            case RECOVERY -> recovery += entry.amount();
        }
    }

    private Outcome close() {
        if (balance < 0 || balance != opening.currentBalance() - principal - chargedOff) {
            throw new IllegalStateException("loan " + opening.loanId() + " does not roll: " + opening.currentBalance()
                    + " - " + principal + " - " + chargedOff + " is not " + balance);
        }
        int daysPastDue = balance == 0 ? 0 : Delinquency.daysPastDue(opening, interest + principal);
        var account = new LoanAccount(
                opening.loanId(),
                balance,
                opening.interestRate(),
                opening.scheduledPayment(),
                balance == 0 ? 0 : Math.max(0, opening.remainingTerm() - 1),
                daysPastDue,
                defaulted ? LoanStatus.DEFAULTED : LoanAccount.statusOf(balance, daysPastDue),
                opening.chargedOff() + chargedOff,
                opening.recovered() + recovery,
                opening.flags(),
                0,
                opening.loans());
        return new Outcome.Applied(account, interest, principal, scheduled(), recovery, chargedOff);
    }

    private long scheduled() {
        long payments = 1L + opening.daysPastDue() / Delinquency.DAYS_PER_MISSED_PAYMENT;
        long due = Math.multiplyExact(opening.scheduledPayment(), payments) - interest;
        return Math.min(principal, Math.max(0, due));
    }

    private String owedText() {
        return "owed are " + text(balance) + " and interest " + text(interestDue);
    }

    private static CollectionFault at(CollectionEntry entry, int column, String code, String value, String detail) {
        return new CollectionFault(entry.line(), column, code, value, "loan " + entry.loanId() + ": " + detail);
    }

    private static String text(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, 2).toPlainString();
    }
}
