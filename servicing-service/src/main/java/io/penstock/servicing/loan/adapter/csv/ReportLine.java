package io.penstock.servicing.loan.adapter.csv;

import static io.penstock.servicing.loan.ReportColumn.*;

import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.LoanFlag;
import io.penstock.servicing.loan.LoanFlows;
import io.penstock.servicing.loan.ReportColumn;
import io.penstock.servicing.loan.ReportedMonth;
import io.penstock.servicing.loan.ReportedMonth.Repline;
import io.penstock.servicing.loan.ReportedMonth.ZeroBalance;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one row of a servicer report, and keeps the first thing that is wrong with it. */
@SuppressWarnings("EnumOrdinal") // places in arrays; nothing is stored by them
final class ReportLine {

    private static final long MISSING = Long.MIN_VALUE;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 10;
    private static final int MOST_DAYS = 99_999;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final int line;
    private final int columns;
    private final int currencyDecimals;
    private final int[] end = new int[ReportColumn.values().length];
    private @Nullable CollectionFault fault;

    ReportLine(byte[] bytes, int from, int to, int line, int columns, int currencyDecimals) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.line = line;
        this.columns = columns;
        this.currencyDecimals = currencyDecimals;
    }

    /** The fault, after {@link #read} has given none. */
    CollectionFault fault() {
        return Objects.requireNonNull(fault, "the row has no fault");
    }

    /** The row, or null if it has a fault. */
    @Nullable
    ReportedMonth read() {
        int fields = split();
        if (fields != columns) {
            fault = new CollectionFault(
                    line, 0, "FIELDS_MISCOUNTED", text(from, to), "has " + fields + " fields, needs " + columns);
            return null;
        }
        var loanId = loanId();
        long begin = amount(BEGIN_BALANCE, true);
        var flows = new LoanFlows(
                amount(INTEREST, false),
                amount(SCHEDULED_PRINCIPAL, false),
                amount(PREPAID_PRINCIPAL, false),
                amount(PRINCIPAL_ADJUSTMENT, false),
                amount(CHARGED_OFF_PRINCIPAL, false),
                amount(RECOVERY, false),
                amount(FEES, false),
                amount(REPURCHASED_PRINCIPAL, false));
        long paid = amount(TOTAL_PAID, true);
        long balance = amount(END_BALANCE, false);
        long days = count(DAYS_PAST_DUE, true);
        var zero = zeroBalance();
        var flags = flags();
        var pool = columns > BY_LOAN ? pool() : null;
        return fault != null
                ? null
                : new ReportedMonth(
                        line,
                        loanId,
                        begin == MISSING ? null : (Long) begin,
                        flows,
                        paid == MISSING ? null : (Long) paid,
                        balance,
                        days == MISSING ? null : (Integer) (int) days,
                        zero,
                        flags,
                        pool);
    }

    private int split() {
        int fields = 0;
        for (int at = from; at <= to; at++) {
            if (at == to || bytes[at] == ',') {
                if (fields < end.length) {
                    end[fields] = at;
                }
                fields++;
            }
        }
        return fields;
    }

    private int begin(ReportColumn column) {
        return column.ordinal() == 0 ? from : end[column.ordinal() - 1] + 1;
    }

    private int end(ReportColumn column) {
        return end[column.ordinal()];
    }

    private boolean isEmpty(ReportColumn column) {
        return begin(column) == end(column);
    }

    private String text(ReportColumn column) {
        return text(begin(column), end(column));
    }

    private String text(int begin, int until) {
        return new String(bytes, begin, until - begin, StandardCharsets.UTF_8);
    }

    private String loanId() {
        int begin = begin(LOAN_ID);
        try {
            var id = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, begin, end(LOAN_ID) - begin))
                    .toString();
            if (id.isBlank()) {
                wrong(LOAN_ID, "LOAN_ID_EMPTY", "name the loan");
            }
            return id;
        } catch (CharacterCodingException e) {
            wrong(LOAN_ID, "ENCODING_NOT_UTF8", "save the file as UTF-8");
            return "";
        }
    }

    /** Minor units. Read from the digits: a report of a million loans has eleven million amounts. */
    private long amount(ReportColumn column, boolean mayBeEmpty) {
        if (isEmpty(column)) {
            if (mayBeEmpty) {
                return MISSING;
            }
            return wrong(column, "AMOUNT_MISSING", "write 0.00 if it is nothing: what is missing is not zero");
        }
        int at = begin(column);
        int until = end(column);
        boolean negative = bytes[at] == '-';
        at += negative ? 1 : 0;
        int first = at;
        long value = 0;
        while (at < until && isDigit(bytes[at]) && at - first < MOST_DIGITS) {
            value = value * 10 + (bytes[at++] - '0');
        }
        boolean whole = at > first;
        int decimals = 0;
        if (at < until && bytes[at] == '.') {
            at++;
            int point = at;
            while (at < until && isDigit(bytes[at]) && at - point < MOST_DECIMALS) {
                boolean counts = decimals < currencyDecimals;
                if (!counts && bytes[at] != '0') {
                    break; // a part of the smallest unit
                }
                value = counts ? value * 10 + (bytes[at] - '0') : value;
                decimals += counts ? 1 : 0;
                at++;
            }
            whole &= at > point;
        }
        if (!whole || at != until) {
            return wrong(
                    column,
                    "AMOUNT_INVALID",
                    "write the amount as 1234.56, with at most " + currencyDecimals + " decimals");
        }
        for (int i = decimals; i < currencyDecimals; i++) {
            value *= 10;
        }
        return negative ? -value : value;
    }

    private long count(ReportColumn column, boolean mayBeEmpty) {
        if (isEmpty(column)) {
            return mayBeEmpty ? MISSING : wrong(column, "COUNT_INVALID", "write a number");
        }
        long value = 0;
        for (int at = begin(column); at < end(column); at++) {
            if (!isDigit(bytes[at]) || value > Integer.MAX_VALUE / 100) {
                return wrong(column, "COUNT_INVALID", "write a whole number, 0 or more");
            }
            value = value * 10 + (bytes[at] - '0');
        }
        return column == DAYS_PAST_DUE && value > MOST_DAYS
                ? wrong(column, "COUNT_INVALID", "that many days are no days")
                : value;
    }

    private @Nullable ZeroBalance zeroBalance() {
        if (isEmpty(ZERO_BALANCE_CODE)) {
            return null;
        }
        var text = text(ZERO_BALANCE_CODE);
        for (var code : ZeroBalance.values()) {
            if (code.name().equals(text)) {
                return code;
            }
        }
        wrong(ZERO_BALANCE_CODE, "CODE_UNKNOWN", "use one of " + Arrays.toString(ZeroBalance.values()));
        return null;
    }

    private Set<LoanFlag> flags() {
        if (isEmpty(FLAGS)) {
            return LoanFlag.of(0);
        }
        var flags = EnumSet.noneOf(LoanFlag.class);
        var allowed = EnumSet.of(LoanFlag.MODIFIED, LoanFlag.FORBEARANCE, LoanFlag.BANKRUPTCY, LoanFlag.REPOSSESSED);
        for (var word : text(FLAGS).split(" ", -1)) {
            var flag = allowed.stream().filter(f -> f.name().equals(word)).findFirst();
            if (flag.isEmpty()) {
                wrong(FLAGS, "FLAG_UNKNOWN", "use " + allowed + ", with blanks between them");
                return LoanFlag.of(0);
            }
            flags.add(flag.get());
        }
        return LoanFlag.of(LoanFlag.bits(flags));
    }

    /** A row whose count of loans is empty is a row of one loan. */
    private @Nullable Repline pool() {
        if (isEmpty(LOANS)) {
            return null;
        }
        long loans = count(LOANS, false);
        long days30 = notNegative(DELINQUENT_30);
        long days60 = notNegative(DELINQUENT_60);
        long days90 = notNegative(DELINQUENT_90);
        return fault != null ? null : new Repline((int) loans, days30, days60, days90);
    }

    private long notNegative(ReportColumn column) {
        long amount = amount(column, false);
        return amount < 0 ? wrong(column, "AMOUNT_NEGATIVE", "arrears are not below zero") : amount;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Keeps the first fault of the row. */
    private long wrong(ReportColumn column, String code, String whatToDo) {
        if (fault == null) {
            fault = new CollectionFault(line, column.number(), code, text(column), whatToDo);
        }
        return 0;
    }
}
