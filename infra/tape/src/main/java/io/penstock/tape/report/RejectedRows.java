package io.penstock.tape.report;

import io.penstock.tape.TapeRow;
import io.penstock.tape.check.TapeChecker.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * The rows that were not admitted, as CSV with the columns of the tape, for someone to correct and send again without the
 * others. An XML loan becomes a row whose columns are the form's elements; such a file is read like the form itself.
 */
public final class RejectedRows implements Rows {

    private final Writer out;
    private final StringBuilder line = new StringBuilder();

    public RejectedRows(Writer out) {
        this.out = out;
    }

    @Override
    public void header(List<String> names) {
        line.setLength(0);
        names.forEach(name -> CsvCells.append(line, name));
        write();
    }

    @Override
    public void row(TapeRow row, boolean admitted) {
        if (admitted) {
            return;
        }
        line.setLength(0);
        for (int i = 0; i < row.columns(); i++) {
            var text = row.textOf(i);
            if (i == 0 && text.isEmpty()) {
                line.append("\"\""); // an empty first cell must not look like no cell
            } else {
                CsvCells.append(line, text);
            }
        }
        write();
    }

    private void write() {
        line.append("\r\n");
        try {
            out.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
