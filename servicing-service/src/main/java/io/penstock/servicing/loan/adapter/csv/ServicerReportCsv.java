package io.penstock.servicing.loan.adapter.csv;

import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.ReportColumn;
import io.penstock.servicing.loan.ReportRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a servicer report: UTF-8, comma separated, one row a loan with what happened in the month. Columns are those of
 * {@link ReportColumn}, by loan the first fifteen, or all nineteen where a row may stand for many loans. Quotes are not
 * needed and not read.
 *
 * <p>Reads bytes, since a report of a million loans has more than 100 MB, and keeps columns instead of rows. Never throws
 * on its content; at most one fault a row, and {@value #MOST_FAULTS} a file.
 */
public final class ServicerReportCsv {

    private static final int MOST_FAULTS = 1000;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] bytes;
    private final int currencyDecimals;
    private final ReportRows rows = new ReportRows();
    private final List<CollectionFault> faults = new ArrayList<>();

    private ServicerReportCsv(byte[] bytes, int currencyDecimals) {
        this.bytes = bytes;
        this.currencyDecimals = currencyDecimals;
    }

    /**
     * What a file holds.
     *
     * @param faults none if the file can be used
     */
    public record Content(ReportRows rows, List<CollectionFault> faults) {}

    /** Whether the first line is that of a servicer report, right or nearly so. */
    public static boolean recognizes(byte[] bytes) {
        return header(bytes)
                .startsWith(ReportColumn.LOAN_ID.header() + "," + ReportColumn.BEGIN_BALANCE.header() + ",");
    }

    /** The header of a report by loan. */
    public static String header() {
        return header(ReportColumn.BY_LOAN);
    }

    /** The header of a report whose rows may stand for many loans. */
    public static String headerOfPools() {
        return header(ReportColumn.values().length);
    }

    /**
     * Reads a whole file.
     *
     * @param currencyDecimals decimals that an amount may have, 2 for USD
     */
    public static Content read(byte[] bytes, int currencyDecimals) {
        var csv = new ServicerReportCsv(bytes, currencyDecimals);
        csv.read();
        return new Content(csv.rows, List.copyOf(csv.faults));
    }

    private void read() {
        var first = header(bytes);
        int columns = first.equals(header()) ? ReportColumn.BY_LOAN : ReportColumn.values().length;
        if (columns != ReportColumn.BY_LOAN && !first.equals(headerOfPools())) {
            faults.add(new CollectionFault(
                    1, 0, "HEADER_UNKNOWN", first, "the header is " + header() + ", or " + headerOfPools()));
            return;
        }
        int line = 1;
        int from = lineEnd(0) + 1;
        while (from < bytes.length && faults.size() < MOST_FAULTS) {
            line++;
            int end = lineEnd(from);
            row(line, from, end > from && bytes[end - 1] == '\r' ? end - 1 : end, columns);
            from = end + 1;
        }
    }

    private void row(int line, int from, int to, int columns) {
        var row = new ReportLine(bytes, from, to, line, columns, currencyDecimals);
        var month = row.read();
        if (month == null) {
            faults.add(row.fault());
            return;
        }
        int first = rows.add(month);
        if (first != 0) {
            faults.add(new CollectionFault(
                    line,
                    ReportColumn.LOAN_ID.number(),
                    "ROW_DUPLICATE",
                    month.loanId(),
                    "line " + first + " has the same loan: a report has one row a loan"));
        }
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static String header(byte[] bytes) {
        int from = startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        int to = from;
        while (to < bytes.length && bytes[to] != '\n' && to - from < 1000) {
            to++;
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8).stripTrailing();
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && bytes[0] == BYTE_ORDER_MARK[0]
                && bytes[1] == BYTE_ORDER_MARK[1]
                && bytes[2] == BYTE_ORDER_MARK[2];
    }

    private static String header(int columns) {
        var header = new StringBuilder();
        for (var column : List.of(ReportColumn.values()).subList(0, columns)) {
            header.append(header.isEmpty() ? "" : ",").append(column.header());
        }
        return header.toString();
    }
}
