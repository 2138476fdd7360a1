package io.penstock.servicing.loan.adapter.tape;

import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.LoanFlag;
import io.penstock.servicing.loan.LoanFlows;
import io.penstock.servicing.loan.ReportedMonth;
import io.penstock.servicing.loan.ReportedMonth.ZeroBalance;
import io.penstock.tape.Role;
import io.penstock.tape.TapeRow;
import io.penstock.tape.TapeRow.Kind;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of a tape as a month of a loan, in cents.
 *
 * <p>Principal paid is scheduled up to the scheduled principal of the row and prepaid above; a tape that tells scheduled and
 * unscheduled principal apart is taken by its word. Recoveries are what was recovered and what collateral brought, which
 * may be negative. Of a repurchased loan ({@code zeroBalanceCode} 3) what is left of the balance is the repurchase. A tape
 * without interest paid (commercial mortgages: the trust gets what is scheduled) has its scheduled interest.
 */
final class TapeMonth {

    private static final int DAYS_PER_BUCKET = 30;

    private final TapeRow row;
    private final TapeColumns columns;
    private @Nullable CollectionFault fault;

    TapeMonth(TapeRow row, TapeColumns columns) {
        this.row = row;
        this.columns = columns;
    }

    /** The first thing that cannot be read, after {@link #read}. */
    Optional<CollectionFault> fault() {
        return Optional.ofNullable(fault);
    }

    ReportedMonth read() {
        var begin = number(columns.of(Role.OPENING_BALANCE));
        var end = number(columns.of(Role.CLOSING_BALANCE));
        if (end == null) {
            wrong(columns.of(Role.CLOSING_BALANCE), "AMOUNT_MISSING", "a month ends with a balance");
        }
        var zero = zeroBalance();
        long closing = end == null ? 0 : end;
        return new ReportedMonth(
                (int) row.line(),
                text(Role.LOAN_ID),
                begin,
                flows(begin, closing, zero),
                number(columns.of(Role.TOTAL_PAID)),
                closing,
                days(),
                zero,
                flags(),
                null);
    }

    private LoanFlows flows(@Nullable Long begin, long end, @Nullable ZeroBalance zero) {
        long scheduled = amount(Role.SCHEDULED_PRINCIPAL);
        long prepaid = amount(Role.UNSCHEDULED_PRINCIPAL);
        if (columns.has(Role.PRINCIPAL_PAID)) {
            long paid = amount(Role.PRINCIPAL_PAID);
            scheduled = paid <= 0 ? paid : Math.min(paid, Math.max(0, scheduled));
            prepaid = paid - scheduled;
        }
        long adjustment = amount(Role.ADJUSTMENT);
        long chargedOff = amount(Role.CHARGED_OFF);
        long left = begin == null ? 0 : begin - scheduled - prepaid - adjustment - chargedOff - end;
        return new LoanFlows(
                amount(columns.has(Role.INTEREST_PAID) ? Role.INTEREST_PAID : Role.SCHEDULED_INTEREST),
                scheduled,
                prepaid,
                adjustment,
                chargedOff,
                amount(Role.RECOVERED) + amount(Role.PROCEEDS),
                amount(Role.OTHER_PAID),
                zero == ZeroBalance.REPURCHASED && left > 0 ? left : 0);
    }

    Optional<LocalDate> day(Role role) {
        int column = columns.of(role);
        return column >= 0 && row.kind(column) == Kind.DAY
                ? Optional.of(LocalDate.ofEpochDay(row.value(column)))
                : Optional.empty();
    }

    private String text(Role role) {
        var text = row.textOf(columns.of(role)).strip();
        if (text.isEmpty()) {
            wrong(columns.of(role), "LOAN_ID_EMPTY", "name the loan");
        }
        return text;
    }

    /** Auto loans say how many days; commercial mortgages say how many payments. */
    private @Nullable Integer days() {
        int column = columns.of(Role.DAYS_LATE);
        if (column >= 0) {
            var days = number(column);
            return days == null ? null : (Integer) Math.toIntExact(days);
        }
        return switch (row.textOf(columns.of(Role.STATUS)).strip()) {
            case "0", "A", "B" -> 0;
            case "1" -> DAYS_PER_BUCKET;
            case "2" -> 2 * DAYS_PER_BUCKET;
            case "3" -> 3 * DAYS_PER_BUCKET;
            default -> null;
        };
    }

    /** Codes of auto loans; those of commercial mortgages tell partial payments as well, so there amounts decide. */
    private @Nullable ZeroBalance zeroBalance() {
        return switch (row.textOf(columns.of("zeroBalanceCode")).strip()) {
            case "1" -> ZeroBalance.PAID;
            case "2" -> ZeroBalance.SOLD;
            case "3" -> ZeroBalance.REPURCHASED;
            case "4" -> ZeroBalance.CHARGED_OFF;
            case "5" -> ZeroBalance.TRANSFERRED;
            default -> null;
        };
    }

    private Set<LoanFlag> flags() {
        var flags = EnumSet.noneOf(LoanFlag.class);
        if (isTrue("reportingPeriodModificationIndicator")) {
            flags.add(LoanFlag.MODIFIED);
        }
        if (isTrue("repossessedIndicator")) {
            flags.add(LoanFlag.REPOSSESSED);
        }
        var extended = number(columns.of("paymentExtendedNumber"));
        if (extended != null && extended > 0) {
            flags.add(LoanFlag.FORBEARANCE);
        }
        return LoanFlag.of(LoanFlag.bits(flags));
    }

    private boolean isTrue(String name) {
        var value = number(columns.of(name));
        return value != null && value == 1;
    }

    private long amount(Role role) {
        var amount = number(columns.of(role));
        return amount == null ? 0 : amount;
    }

    private @Nullable Long number(int column) {
        if (column < 0) {
            return null;
        }
        return switch (row.kind(column)) {
            case NUMBER -> row.value(column);
            case WRONG -> {
                wrong(column, "VALUE_INVALID", "cannot be read as the form says");
                yield null;
            }
            case BLANK, NO_DATA, TEXT, DAY -> null;
        };
    }

    private void wrong(int column, String code, String detail) {
        if (fault == null) {
            fault = new CollectionFault((int) row.line(), column + 1, code, row.textOf(column), detail);
        }
    }
}
