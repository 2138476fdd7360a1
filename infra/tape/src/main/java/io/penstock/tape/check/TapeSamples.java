package io.penstock.tape.check;

import io.penstock.tape.Rule;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeRow;
import io.penstock.tape.csv.CsvRows;
import io.penstock.tape.form.Forms;
import io.penstock.tape.source.Limits;
import io.penstock.tape.source.TapeSource;
import io.penstock.tape.source.TapeStop;
import io.penstock.tape.workbook.Workbook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header and some rows of a CSV file or of a sheet, for the proposal of a mapping. The rows are every hundredth of the first
 * thousands, since a file is often sorted and its first rows are alike.
 *
 * @param sheet of a workbook; empty for other files
 * @param names none if the file has no rows of cells
 * @param form that most columns have the names of
 * @param fault why there are no names; empty if there are
 */
public record TapeSamples(
        String sheet, List<String> names, List<List<String>> rows, Optional<String> form, String fault) {

    private static final int MOST_ROWS = 200;
    private static final int STEP = 100;

    /**
     * Reads samples.
     *
     * @throws IOException if the file cannot be read from where it lies
     */
    public static TapeSamples of(InputStream in) throws IOException {
        try (var source = new TapeSource(in, Limits.STANDARD)) {
            if (source.workbook().isPresent()) {
                return ofWorkbook(source.workbook().get());
            }
            if (source.isEmpty() || source.isXml()) {
                return none(source.isXml() ? "it is XML" : "it is empty");
            }
            var row = new TapeRow();
            var csv = new CsvRows(source.text());
            var names = csv.header(row);
            var rows = new ArrayList<List<String>>();
            for (int i = 0; rows.size() < MOST_ROWS && csv.read(row); i++) {
                if (i < STEP || i % STEP == 0) {
                    rows.add(texts(row));
                }
            }
            return new TapeSamples(
                    "",
                    List.copyOf(names),
                    List.copyOf(rows),
                    Forms.ofColumns(names).map(TapeForm::name),
                    "");
        } catch (TapeStop e) {
            return none(e.rule() + " " + e.detail());
        } catch (IOException e) {
            return none(TapeSource.broken(e).orElseThrow(() -> e).rule().name());
        } catch (IllegalArgumentException e) {
            return none(Rule.FILE_COMPRESSION_BROKEN + " " + e.getMessage());
        }
    }

    private static TapeSamples ofWorkbook(Path file) throws IOException {
        var row = new TapeRow();
        try (var book = Workbook.open(file, Limits.STANDARD)) {
            var table = book.table("", names -> Forms.known(Forms.ofColumns(names), names));
            var rows = new ArrayList<List<String>>();
            try (var sheet = book.rows(table)) {
                for (int i = 0; rows.size() < MOST_ROWS && sheet.read(row); i++) {
                    if (i < STEP || i % STEP == 0) {
                        rows.add(texts(row));
                    }
                }
            }
            return new TapeSamples(
                    table.sheet(),
                    table.names(),
                    List.copyOf(rows),
                    Forms.ofColumns(table.names()).map(TapeForm::name),
                    "");
        }
    }

    private static TapeSamples none(String fault) {
        return new TapeSamples("", List.of(), List.of(), Optional.empty(), fault);
    }

    private static List<String> texts(TapeRow row) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < row.columns(); i++) {
            texts.add(row.textOf(i));
        }
        return texts;
    }
}
