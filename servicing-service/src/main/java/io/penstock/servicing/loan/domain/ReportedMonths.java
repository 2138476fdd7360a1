package io.penstock.servicing.loan.domain;

import static io.penstock.servicing.loan.ReportColumn.*;

import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.CollectionFinding;
import io.penstock.servicing.loan.CollectionFinding.Code;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanFlag;
import io.penstock.servicing.loan.LoanFlows;
import io.penstock.servicing.loan.LoanMonth;
import io.penstock.servicing.loan.LoanStatus;
import io.penstock.servicing.loan.ReportColumn;
import io.penstock.servicing.loan.ReportTerms;
import io.penstock.servicing.loan.ReportedMonth;
import io.penstock.servicing.loan.ReportedMonth.ZeroBalance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a servicer's row of one month does to one loan. Amounts are minor units.
 *
 * <p>A row is refused, in this order: {@code BALANCE_NEGATIVE}, {@code CHARGE_OFF_NEGATIVE}, {@code
 * REPURCHASE_NEGATIVE}, {@code LOAN_CLOSED}, {@code BEGIN_BALANCE_DIFFERS}, {@code BALANCE_NOT_ROLLED}, {@code
 * PAID_DIFFERS}. What does not stop it is a finding, see {@link CollectionFinding.Code}.
 */
public final class ReportedMonths {

    private final ReportTerms terms;
    private final LoanAccount opening;
    private final ReportedMonth row;
    private final List<CollectionFinding> findings = new ArrayList<>(0);
    private long adjustment;

    /** What came out: the loan after the month, or why the row is refused. */
    public sealed interface Outcome {

        /** The loan after the month and what is to be looked at. */
        record Applied(LoanMonth month, List<CollectionFinding> findings) implements Outcome {}

        /** The row cannot be true. */
        record Refused(CollectionFault fault) implements Outcome {}
    }

    private ReportedMonths(ReportTerms terms, LoanAccount opening, ReportedMonth row) {
        this.terms = terms;
        this.opening = opening;
        this.row = row;
        this.adjustment = row.flows().adjustment();
    }

    /**
     * Applies a row.
     *
     * @param row of this loan; null if the file has none, and then nothing is assumed to have happened
     */
    public static Outcome apply(ReportTerms terms, LoanAccount opening, @Nullable ReportedMonth row) {
        if (row == null) {
            return unreported(opening);
        }
        var reported = new ReportedMonths(terms, opening, row);
        var fault = reported.fault();
        return fault == null ? reported.applied() : new Outcome.Refused(fault);
    }

    private static Outcome unreported(LoanAccount opening) {
        var findings = opening.currentBalance() == 0
                ? List.<CollectionFinding>of()
                : List.of(new CollectionFinding(
                        0,
                        opening.loanId(),
                        Code.LOAN_NOT_REPORTED,
                        opening.currentBalance(),
                        "no row in the file; balance " + text(opening.currentBalance()) + " is carried"));
        return new Outcome.Applied(
                new LoanMonth(
                        new LoanAccount(
                                opening.loanId(),
                                opening.currentBalance(),
                                opening.interestRate(),
                                opening.scheduledPayment(),
                                opening.remainingTerm(),
                                opening.daysPastDue(),
                                opening.status(),
                                opening.chargedOff(),
                                opening.recovered(),
                                opening.flags(),
                                opening.missingMonths() + 1,
                                opening.loans()),
                        LoanFlows.NONE),
                findings);
    }

    private @Nullable CollectionFault fault() {
        var flows = row.flows();
        if (row.end() < 0) {
            return at(END_BALANCE, "BALANCE_NEGATIVE", row.end(), "a balance is never below zero");
        }
        if (flows.chargedOff() < 0) {
            return at(
                    CHARGED_OFF_PRINCIPAL,
                    "CHARGE_OFF_NEGATIVE",
                    flows.chargedOff(),
                    "report a reinstated balance as a negative principalAdjustment");
        }
        if (flows.repurchased() < 0) {
            return at(REPURCHASED_PRINCIPAL, "REPURCHASE_NEGATIVE", flows.repurchased(), "a repurchase brings cash");
        }
        boolean reduced = flows.principal() > 0 || flows.chargedOff() > 0 || flows.repurchased() > 0;
        if (opening.currentBalance() == 0 && reduced && flows.adjustment() >= 0) {
            return at(
                    LOAN_ID,
                    "LOAN_CLOSED",
                    flows.reduction(),
                    "nothing is owed any more: report the cash as a recovery, or reinstate the balance first");
        }
        var begin = beginFault();
        return begin == null ? sumsFault() : begin;
    }

    private @Nullable CollectionFault beginFault() {
        if (row.begin() == null) {
            find(Code.BEGIN_BALANCE_MISSING, opening.currentBalance(), "the balance on the books is taken");
            return null;
        }
        long difference = opening.currentBalance() - row.begin();
        if (difference == 0) {
            return null;
        }
        var seen = "reported begin is " + text(row.begin()) + ", the books ended at " + text(opening.currentBalance());
        if (Math.abs(difference) <= terms.rounding()) {
            find(Code.ROUNDING_ADJUSTED, difference, seen);
        } else if (terms.begin() == ReportTerms.Begin.ADJUST) {
            find(Code.BEGIN_BALANCE_DIFFERS, difference, seen);
        } else {
            return at(BEGIN_BALANCE, "BEGIN_BALANCE_DIFFERS", row.begin(), seen + ": correct it");
        }
        adjustment = Math.addExact(adjustment, difference);
        return null;
    }

    private @Nullable CollectionFault sumsFault() {
        var flows = row.flows();
        long begin = row.begin() == null ? opening.currentBalance() : row.begin();
        long rolled = Math.subtractExact(begin, flows.reduction());
        long difference = rolled - row.end();
        if (Math.abs(difference) > terms.rounding()) {
            return at(
                    END_BALANCE,
                    "BALANCE_NOT_ROLLED",
                    row.end(),
                    text(begin) + " less principal " + text(flows.principal()) + ", adjustment "
                            + text(flows.adjustment()) + ", charged off " + text(flows.chargedOff())
                            + " and repurchased " + text(flows.repurchased()) + " is " + text(rolled));
        }
        if (difference != 0) {
            find(Code.ROUNDING_ADJUSTED, difference, "the row ends at " + text(row.end()) + ", not " + text(rolled));
            adjustment = Math.addExact(adjustment, difference);
        }
        long paid = Math.addExact(Math.addExact(flows.interest(), flows.principal()), flows.fees());
        return row.totalPaid() == null || Math.abs(row.totalPaid() - paid) <= terms.rounding()
                ? null
                : at(
                        TOTAL_PAID,
                        "PAID_DIFFERS",
                        row.totalPaid(),
                        "interest, principal and fees are " + text(paid) + " together");
    }

    private Outcome applied() {
        var reported = row.flows();
        var flows = new LoanFlows(
                reported.interest(),
                reported.scheduledPrincipal(),
                reported.prepaidPrincipal(),
                adjustment,
                reported.chargedOff(),
                reported.recovery(),
                reported.fees(),
                reported.repurchased());
        if (opening.currentBalance() - flows.reduction() != row.end()) {
            throw new IllegalStateException("loan " + opening.loanId() + " does not roll: " + opening.currentBalance()
                    + " - " + flows.reduction() + " is not " + row.end());
        }
        findWhatIsOdd(flows);
        int days = days();
        var status = status();
        long chargedOff = Math.addExact(opening.chargedOff(), flows.chargedOff());
        long recovered = Math.addExact(opening.recovered(), flows.recovery());
        if (flows.recovery() > 0 && recovered > chargedOff) {
            find(
                    Code.RECOVERY_EXCEEDS_LOSS,
                    recovered - chargedOff,
                    "charged off " + text(chargedOff) + ", recovered " + text(recovered));
        }
        var account = new LoanAccount(
                opening.loanId(),
                row.end(),
                opening.interestRate(),
                opening.scheduledPayment(),
                row.end() == 0 ? 0 : Math.max(0, opening.remainingTerm() - 1),
                days,
                status,
                chargedOff,
                recovered,
                flags(status, days),
                0,
                row.pool() == null ? 1 : row.pool().loans());
        return new Outcome.Applied(new LoanMonth(account, flows), List.copyOf(findings));
    }

    private void findWhatIsOdd(LoanFlows flows) {
        boolean wasClosed = opening.currentBalance() == 0;
        if (opening.missingMonths() > 0) {
            find(Code.LOAN_RETURNED, flows.cash(), "after " + opening.missingMonths() + " months without a row");
        }
        boolean recovery = flows.recovery() != 0 && opening.status() != LoanStatus.DEFAULTED;
        if (wasClosed && (flows.interest() != 0 || flows.fees() != 0 || recovery)) {
            find(Code.PAYMENT_ON_CLOSED_LOAN, flows.cash(), "the loan was " + opening.status());
        }
        if (wasClosed && row.end() > 0) {
            find(Code.BALANCE_REINSTATED, row.end(), "the loan was " + opening.status());
        }
        if (row.end() > 0 && row.daysPastDue() == null && row.pool() == null) {
            find(Code.DAYS_PAST_DUE_MISSING, row.end(), opening.daysPastDue() + " days are carried");
        }
        findZeroBalance(flows, wasClosed);
    }

    private void findZeroBalance(LoanFlows flows, boolean wasClosed) {
        var code = row.zeroBalance();
        if (row.end() > 0) {
            if (code != null) {
                find(Code.ZERO_BALANCE_CODE_UNLIKELY, row.end(), code + " with a balance");
            }
        } else if (!wasClosed && row.pool() == null) {
            if (code == null) {
                find(Code.ZERO_BALANCE_CODE_MISSING, opening.currentBalance(), "taken as " + status());
            } else if (!fits(code, flows)) {
                find(Code.ZERO_BALANCE_CODE_UNLIKELY, opening.currentBalance(), code + " does not fit the amounts");
            }
        }
    }

    private boolean fits(ZeroBalance code, LoanFlows flows) {
        return switch (code) {
            case PAID -> flows.repurchased() == 0 && flows.chargedOff() <= opening.currentBalance() / 2;
            case REPURCHASED, SOLD -> flows.repurchased() > 0;
            case CHARGED_OFF -> flows.chargedOff() > 0;
            case TRANSFERRED -> true;
        };
    }

    private int days() {
        if (row.end() == 0) {
            return 0;
        }
        return row.daysPastDue() == null ? opening.daysPastDue() : row.daysPastDue();
    }

    private LoanStatus status() {
        if (row.end() > 0) {
            return LoanAccount.statusOf(row.end(), days());
        }
        if (opening.currentBalance() == 0) {
            return opening.status(); // closed once; later rows repeat why
        }
        return switch (row.zeroBalance()) {
            case PAID -> LoanStatus.PAID_OFF;
            case REPURCHASED, SOLD, TRANSFERRED -> LoanStatus.REPURCHASED;
            case CHARGED_OFF -> LoanStatus.DEFAULTED;
            case null -> byAmounts();
        };
    }

    private LoanStatus byAmounts() {
        if (row.flows().repurchased() > 0) {
            return LoanStatus.REPURCHASED;
        }
        return row.flows().chargedOff() > 0 ? LoanStatus.DEFAULTED : LoanStatus.PAID_OFF;
    }

    private Set<LoanFlag> flags(LoanStatus status, int days) {
        var flags = EnumSet.noneOf(LoanFlag.class);
        flags.addAll(row.flags());
        flags.remove(LoanFlag.IN_DEFAULT);
        if (opening.flags().contains(LoanFlag.MODIFIED)) {
            flags.add(LoanFlag.MODIFIED);
        }
        boolean before = opening.flags().contains(LoanFlag.IN_DEFAULT);
        boolean now = terms.definition().isMetBy(status, days, row.flags());
        if (now) {
            flags.add(LoanFlag.IN_DEFAULT);
        }
        if ((before && !now) || opening.flags().contains(LoanFlag.CURED)) {
            flags.add(LoanFlag.CURED);
        }
        return LoanFlag.of(LoanFlag.bits(flags));
    }

    private void find(Code code, long amount, String detail) {
        findings.add(new CollectionFinding(row.line(), row.loanId(), code, amount, detail));
    }

    private CollectionFault at(ReportColumn column, String code, long value, String detail) {
        return new CollectionFault(
                row.line(), column.number(), code, text(value), "loan " + row.loanId() + ": " + detail);
    }

    private static String text(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, 2).toPlainString();
    }
}
