package io.penstock.servicing.loan.adapter.csv;

import io.penstock.servicing.loan.CollectionEntry;
import io.penstock.servicing.loan.CollectionFault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a collection file: UTF-8, comma separated, header {@code loanId,date,type,amount}, one row a payment. Quotes are
 * not needed and not read; an empty line is a fault, the line feed at the end is not.
 *
 * <p>Finds all faults of a file, at most one a row, and never throws on its content.
 */
public final class CollectionsCsv {

    private static final List<String> HEADER = List.of("loanId", "date", "type", "amount");
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final YearMonth collectionPeriod;
    private final int currencyDecimals;
    private final List<CollectionEntry> entries = new ArrayList<>();
    private final List<CollectionFault> faults = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private CollectionsCsv(YearMonth collectionPeriod, int currencyDecimals) {
        this.collectionPeriod = collectionPeriod;
        this.currencyDecimals = currencyDecimals;
    }

    /**
     * What a file holds.
     *
     * @param entries rows without a fault, in order
     * @param faults by line
     */
    public record Content(List<CollectionEntry> entries, List<CollectionFault> faults) {}

    /**
     * Reads a whole file.
     *
     * @param currencyDecimals decimals that an amount may have, 2 for USD
     */
    public static Content read(byte[] bytes, YearMonth collectionPeriod, int currencyDecimals) {
        var csv = new CollectionsCsv(collectionPeriod, currencyDecimals);
        try {
            csv.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            csv.faults.add(Encoding.fault(bytes));
        }
        return new Content(List.copyOf(csv.entries), List.copyOf(csv.faults));
    }

    private void read(String text) {
        var lines = (text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text)
                .replace("\r\n", "\n")
                .split("\n", -1);
        if (!isHeader(lines[0])) {
            return;
        }
        for (int i = 1; i < lines.length; i++) {
            boolean endOfFile = i == lines.length - 1 && lines[i].isEmpty();
            if (!endOfFile) {
                row(i + 1, lines[i]);
            }
        }
    }

    private boolean isHeader(String line) {
        var columns = List.of(line.split(",", -1));
        for (int i = 0; i < HEADER.size(); i++) {
            if (i >= columns.size() || !columns.get(i).equals(HEADER.get(i))) {
                faults.add(new CollectionFault(
                        1,
                        i + 1,
                        "COLUMN_MISSING",
                        i < columns.size() ? columns.get(i) : "",
                        "column " + (i + 1) + " must be '" + HEADER.get(i) + "': the header is "
                                + String.join(",", HEADER)));
            }
        }
        if (columns.size() > HEADER.size()) {
            faults.add(new CollectionFault(
                    1,
                    HEADER.size() + 1,
                    "COLUMN_UNKNOWN",
                    columns.get(HEADER.size()),
                    "the header is " + String.join(",", HEADER) + ": remove the column"));
        }
        return faults.isEmpty();
    }

    private void row(int line, String text) {
        var fields = text.split(",", -1);
        if (fields.length != HEADER.size()) {
            faults.add(new CollectionFault(
                    line, 0, "FIELDS_MISCOUNTED", text, "has " + fields.length + " fields, needs " + HEADER.size()));
            return;
        }
        var row = new CollectionRow(line, fields, collectionPeriod, currencyDecimals);
        var entry = row.read();
        if (entry == null) {
            faults.add(row.fault());
            return;
        }
        var first = seen.putIfAbsent(fields[0] + "," + fields[1] + "," + fields[2], line);
        if (first != null) {
            faults.add(new CollectionFault(
                    line,
                    CollectionFault.LOAN_ID,
                    "ROW_DUPLICATE",
                    entry.loanId(),
                    "line " + first + " has the same loan, date and type: remove one, or add the amounts in one row"));
            return;
        }
        entries.add(entry);
    }
}
