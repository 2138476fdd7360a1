package io.penstock.servicing.loan.adapter.tape;

import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.ReportColumn;
import io.penstock.servicing.loan.ReportRows;
import io.penstock.tape.Finding;
import io.penstock.tape.Role;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeRow;
import io.penstock.tape.check.TapeChecker;
import io.penstock.tape.check.TapeChecker.Options;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a monthly tape (ABS-EE as XML or CSV, or a servicer's own columns by a mapping) as a servicer report. Rules of tapes
 * are not asked: what a month must add up to is decided by the loan book. Of a history the rows of other months are passed
 * over; a tape of one month that is of another one is refused.
 */
public final class TapeReport implements TapeChecker.Rows {

    private static final int MOST_FAULTS = 1000;
    private static final int TAPE_DECIMALS = 2;

    private final YearMonth period;
    private final ReportRows rows = new ReportRows();
    private final List<CollectionFault> faults = new ArrayList<>();
    private boolean history;
    private TapeColumns columns = TapeColumns.NONE;

    private TapeReport(YearMonth period) {
        this.period = period;
    }

    /**
     * What a file holds.
     *
     * @param faults none if the file can be used
     */
    public record Content(ReportRows rows, List<CollectionFault> faults) {}

    /**
     * Reads a whole tape.
     *
     * @param form of the file; found out from its columns if it is not named
     * @param currencyDecimals of the pool: tapes have two
     */
    public static Content read(byte[] bytes, Optional<TapeForm> form, YearMonth period, int currencyDecimals) {
        var report = new TapeReport(period);
        var findings = new ArrayList<Finding>();
        var options = form.map(Options.standard()::as).orElseGet(Options::standard);
        try {
            TapeChecker.check(
                    new ByteArrayInputStream(bytes),
                    "",
                    options,
                    finding -> {
                        if (findings.size() < MOST_FAULTS) {
                            findings.add(finding);
                        }
                    },
                    report);
        } catch (IOException e) {
            throw new UncheckedIOException("a file in memory cannot be read", e);
        }
        report.finish(findings, currencyDecimals);
        return new Content(report.rows, List.copyOf(report.faults));
    }

    private void finish(List<Finding> findings, int currencyDecimals) {
        if (currencyDecimals != TAPE_DECIMALS) {
            faults.add(new CollectionFault(0, 0, "TAPE_CURRENCY", "", "amounts of tapes have two decimals"));
        }
        if (rows.size() == 0 && faults.isEmpty()) {
            var why = findings.isEmpty()
                    ? "no row of " + period
                    : findings.getFirst().toString();
            faults.add(new CollectionFault(0, 0, "TAPE_EMPTY", "", "the tape has nothing for the period: " + why));
        }
    }

    @Override
    public void form(TapeForm form, List<String> names) {
        history = form.history();
        columns = TapeColumns.of(form, names);
        for (var role : List.of(Role.LOAN_ID, Role.CLOSING_BALANCE)) {
            if (!columns.has(role)) {
                faults.add(new CollectionFault(1, 0, "COLUMN_MISSING", "", "the tape has no column for " + role));
            }
        }
    }

    @Override
    public void header(List<String> names) {}

    @Override
    public void row(TapeRow row, boolean admitted) {
        if (faults.size() >= MOST_FAULTS || !columns.has(Role.LOAN_ID)) {
            return;
        }
        var month = new TapeMonth(row, columns);
        var day = month.day(Role.PERIOD_END);
        if (day.isPresent() && !isOfPeriod(day.get())) {
            if (!history) {
                faults.add(new CollectionFault(
                        (int) row.line(), 0, "PERIOD_DIFFERS", day.get().toString(), "this file is for " + period));
            }
            return;
        }
        var read = month.read();
        if (month.fault().isPresent()) {
            faults.add(month.fault().get());
            return;
        }
        int first = rows.add(read);
        if (first != 0) {
            faults.add(new CollectionFault(
                    read.line(),
                    ReportColumn.LOAN_ID.number(),
                    "ROW_DUPLICATE",
                    read.loanId(),
                    "line " + first + " has the same loan and month"));
        }
    }

    private boolean isOfPeriod(LocalDate end) {
        return YearMonth.from(end).equals(period);
    }
}
