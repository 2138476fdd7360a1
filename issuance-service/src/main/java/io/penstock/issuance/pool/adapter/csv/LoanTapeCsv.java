package io.penstock.issuance.pool.adapter.csv;

import io.penstock.issuance.pool.adapter.tape.FaultList;
import io.penstock.issuance.pool.adapter.tape.LoanCollector;
import io.penstock.issuance.pool.adapter.tape.LoanColumn;
import io.penstock.issuance.pool.adapter.tape.LoanFields;
import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.issuance.pool.domain.TapeFault.Code;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the project's own tape: comma-separated UTF-8 text with or without a byte order mark, the names of
 * {@link LoanColumn} in its first line in any order, and one loan on each line after it. Other columns are left out.
 */
public final class LoanTapeCsv {

    private static final String ALL_COLUMNS =
            Arrays.stream(LoanColumn.values()).map(LoanColumn::csvName).collect(Collectors.joining(","));

    private final FaultList faults;
    private final LoanCollector loans;

    private LoanTapeCsv(int fractionDigits, FaultList faults) {
        this.faults = faults;
        var fields = new LoanFields(
                LoanColumn::csvName, DateTimeFormatter.ISO_LOCAL_DATE, "2020-07-31", fractionDigits, faults);
        this.loans = new LoanCollector(fields, LoanColumn::csvName, faults);
    }

    /**
     * Reads the loans of a file.
     *
     * @param text UTF-8
     * @param fractionDigits of the tape's currency
     * @param faults receives what is wrong
     * @return the loans without a fault
     * @throws IOException if the stream cannot be read on
     */
    public static List<LoanRecord> read(InputStream text, int fractionDigits, FaultList faults) throws IOException {
        var tape = new LoanTapeCsv(fractionDigits, faults);
        try {
            tape.read(new CsvLines(new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))));
        } catch (CsvLines.MalformedException e) {
            faults.add(e.line(), "", Code.MALFORMED, "", e.getMessage() + "; what follows was not read");
        }
        return tape.loans.loans();
    }

    private void read(CsvLines lines) throws IOException {
        var first = lines.read();
        if (first.isEmpty()) {
            faults.add(Code.EMPTY_FILE, "the file has no header and no loan");
            return;
        }
        var header = first.get();
        var positions = positions(header);
        if (!faults.isEmpty()) {
            return; // without its columns no line can be judged
        }
        for (var row = lines.read(); row.isPresent(); row = lines.read()) {
            add(row.get(), positions, header.fields().size());
        }
    }

    private EnumMap<LoanColumn, Integer> positions(CsvLines.Row header) {
        var found = new HashMap<String, Integer>();
        for (int i = 0; i < header.fields().size(); i++) {
            var name = header.fields().get(i).strip();
            if (found.putIfAbsent(name, i) != null) {
                faults.add(header.line(), name, Code.DUPLICATE_COLUMN, "", "the header names this column twice");
            }
        }
        var positions = new EnumMap<LoanColumn, Integer>(LoanColumn.class);
        var missing = new ArrayList<LoanColumn>();
        for (LoanColumn column : LoanColumn.values()) {
            var position = found.get(column.csvName());
            if (position == null) {
                missing.add(column);
            } else {
                positions.put(column, position);
            }
        }
        if (positions.isEmpty()) {
            faults.add(
                    header.line(),
                    "",
                    Code.NOT_A_TAPE,
                    "",
                    "this is neither ABS-EE XML nor a CSV tape, whose header names, in any order: " + ALL_COLUMNS);
            return positions;
        }
        for (LoanColumn column : missing) {
            // Once is enough to say what is expected.
            faults.add(
                    header.line(),
                    column.csvName(),
                    Code.MISSING_COLUMN,
                    "",
                    "the header does not name this column"
                            + (column == missing.getFirst() ? "; it names, in any order: " + ALL_COLUMNS : ""));
        }
        return positions;
    }

    private void add(CsvLines.Row row, EnumMap<LoanColumn, Integer> positions, int width) {
        if (row.fields().size() != width) {
            faults.add(
                    row.line(),
                    "",
                    Code.WRONG_FIELD_COUNT,
                    "",
                    "the header has " + width + " fields, this line "
                            + row.fields().size());
            return;
        }
        var texts = new EnumMap<LoanColumn, String>(LoanColumn.class);
        positions.forEach((column, position) -> texts.put(column, row.fields().get(position)));
        loans.add(row.line(), texts);
    }
}
