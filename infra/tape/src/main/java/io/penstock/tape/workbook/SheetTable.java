package io.penstock.tape.workbook;

import io.penstock.tape.Rule;
import io.penstock.tape.source.TapeStop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Where on a sheet the loans are: titles and blank rows may stand above the header, remarks beside the table, and the
 * header itself may be hidden.
 *
 * @param sheet its name
 * @param row of the header, from 1
 * @param firstColumn position of the header's first cell, from 0
 * @param names of the columns
 * @param others sheets with cells that are not read
 */
public record SheetTable(String sheet, long row, int firstColumn, List<String> names, List<String> others) {

    private static final int LOOKED_AT = 50;
    private static final int MOST_SHEETS = 100;
    private static final int MOST_COLUMNS = 2_000;

    /** A row that may be the header. */
    private record Candidate(String sheet, boolean hidden, long row, int first, List<String> names, int known) {}

    /**
     * Finds the table.
     *
     * @param named the sheet, or empty for the only visible one that fits
     * @param known how many of the names a form knows; 0 if they are no header
     * @throws TapeStop if no sheet or several fit
     */
    static SheetTable find(Workbook book, String named, ToIntFunction<List<String>> known) throws IOException {
        var sheets = book.sheets();
        if (sheets.size() > MOST_SHEETS && named.isEmpty()) {
            throw new TapeStop(Rule.SHEETS_SEVERAL, 0, sheets.size() + " sheets");
        }
        if (!named.isEmpty() && sheets.stream().noneMatch(s -> s.name().equals(named))) {
            throw new TapeStop(
                    Rule.SHEET_UNKNOWN,
                    0,
                    "no sheet " + named + "; there are "
                            + shown(sheets.stream().map(Workbook.Sheet::name).toList()));
        }
        var filled = new ArrayList<Candidate>();
        for (var sheet : sheets) {
            if (named.isEmpty() || sheet.name().equals(named)) {
                best(book, sheet, known).ifPresent(filled::add);
            }
        }
        if (filled.isEmpty()) {
            throw new TapeStop(Rule.FILE_EMPTY, 0, "no sheet has a cell");
        }
        var visible =
                filled.stream().filter(c -> !c.hidden() || !named.isEmpty()).toList();
        var fit = visible.stream().filter(c -> c.known() > 0).toList();
        if (fit.size() > 1) {
            throw new TapeStop(
                    Rule.SHEETS_SEVERAL,
                    0,
                    shown(fit.stream().map(Candidate::sheet).toList()));
        }
        // Where no form says which, the widest is most likely the one: covers and notes are narrow.
        var chosen = !fit.isEmpty()
                ? fit.getFirst()
                : (visible.isEmpty() ? filled : visible)
                        .stream()
                                .max(Comparator.comparingInt(
                                        (Candidate c) -> c.names().size()))
                                .orElseThrow();
        return new SheetTable(
                chosen.sheet(),
                chosen.row(),
                chosen.first(),
                chosen.names(),
                filled.stream()
                        .map(Candidate::sheet)
                        .filter(name -> !name.equals(chosen.sheet()))
                        .toList());
    }

    /** The row that a form knows most names of; where none does, the one with most texts. */
    private static Optional<Candidate> best(Workbook book, Workbook.Sheet sheet, ToIntFunction<List<String>> known)
            throws IOException {
        Optional<Candidate> best = Optional.empty();
        int texts = 0;
        try (var part = book.part(sheet.part())) {
            var cells = book.cells(part);
            for (int i = 0; i < LOOKED_AT && cells.nextRow(); i++) {
                var names = new ArrayList<String>();
                int first = -1;
                int textual = 0;
                while (cells.nextCell()) {
                    var text = cells.value().toString().strip();
                    if (text.isEmpty() || (first >= 0 && cells.column() - first >= MOST_COLUMNS)) {
                        continue;
                    }
                    first = first < 0 ? cells.column() : first;
                    names.addAll(Collections.nCopies(cells.column() - first - names.size(), ""));
                    names.add(text);
                    textual += cells.type() == SheetCells.Type.TEXT ? 1 : 0;
                }
                if (!names.isEmpty()) {
                    int score = known.applyAsInt(names);
                    int before = best.map(Candidate::known).orElse(-1);
                    if (score > before || (score == before && score == 0 && textual > texts)) {
                        texts = textual;
                        best = Optional.of(new Candidate(
                                sheet.name(), sheet.hidden(), cells.row(), first, List.copyOf(names), score));
                    }
                }
            }
        }
        return best;
    }

    private static String shown(List<String> names) {
        int most = Math.min(names.size(), 20);
        return String.join(", ", names.subList(0, most)) + (most < names.size() ? ", …" : "");
    }
}
