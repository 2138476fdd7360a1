package io.penstock.tape.workbook;

import io.penstock.tape.Role;
import io.penstock.tape.Rule;
import io.penstock.tape.TapeCheck;
import io.penstock.tape.TapeField;
import io.penstock.tape.TapeRow;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows under the header of a sheet, each as the cells of a row of text. Rows without any cell are left out. */
public final class SheetRows implements Closeable {

    /** Digits that a number of a workbook keeps; further ones were replaced by zeros when it was typed in. */
    private static final int DIGITS = 15;

    private final Workbook.Part part;
    private final SheetCells cells;
    private final SheetTable table;
    private final CellText texts;
    private List<@Nullable TapeField> fields = List.of();
    private String beside = "";
    private long hidden;
    private long firstHidden;

    SheetRows(Workbook.Part part, SheetCells cells, SheetTable table, CellText texts) {
        this.part = part;
        this.cells = cells;
        this.table = table;
        this.texts = texts;
    }

    /** Says by which fields the columns are read; without it all are plain text. */
    public void as(List<@Nullable TapeField> fieldsOfColumns) {
        fields = fieldsOfColumns;
    }

    /** Share of the sheet that was read so far, from 0 to 1000. */
    public int share() {
        return part.share();
    }

    /** Told of cells that a workbook alone can have, by their rule, column and detail. */
    @FunctionalInterface
    private interface Shapes {

        void tell(Rule rule, int column, String detail);
    }

    /** Reads the next row, whatever is wrong with its cells; false at the end of the sheet. */
    public boolean read(TapeRow row) throws IOException {
        return read(row, (_, _, _) -> {});
    }

    /**
     * Reads the next row.
     *
     * @param check is told of cells that a workbook alone can have
     * @return false at the end of the sheet
     */
    public boolean read(TapeRow row, TapeCheck check) throws IOException {
        return read(row, check::shape);
    }

    private boolean read(TapeRow row, Shapes shapes) throws IOException {
        while (cells.nextRow()) {
            if (cells.row() > table.row() && fill(row, shapes)) {
                if (cells.isHidden()) {
                    hidden++;
                    firstHidden = firstHidden == 0 ? cells.row() : firstHidden;
                }
                return true;
            }
            while (cells.row() <= table.row() && cells.nextCell()) {
                // what stands above the table
            }
        }
        return false;
    }

    private boolean fill(TapeRow row, Shapes shapes) throws IOException {
        row.start(cells.row());
        boolean filled = false;
        while (cells.nextCell()) {
            int column = cells.column() - table.firstColumn();
            boolean outside = column < 0 || column >= table.names().size();
            if (outside) {
                if (beside.isEmpty() && !cells.value().isEmpty()) {
                    row.onSheet(table.sheet(), table.firstColumn());
                    beside = row.cellName(column);
                }
                continue;
            }
            while (row.columns() < column) {
                row.endCell(row.length());
            }
            filled |= cell(row, column, shapes);
        }
        if (!filled) {
            return false;
        }
        while (row.columns() < table.names().size()) {
            row.endCell(row.length());
        }
        return true;
    }

    /** Adds a cell; true if there is anything in it. */
    private boolean cell(TapeRow row, int column, Shapes shapes) {
        var field = column < fields.size() ? fields.get(column) : null;
        int start = row.length();
        boolean stored = !cells.value().isEmpty();
        if (stored) {
            var text = texts.of(cells, field);
            row.append(text.toCharArray(), 0, text.length());
            if (cells.type() == SheetCells.Type.ERROR) {
                shapes.tell(Rule.CELL_IS_ERROR, column, text.length() > 20 ? text.substring(0, 20) : text);
            } else if (field != null
                    && cells.type() == SheetCells.Type.NUMBER
                    && field.role().filter(role -> role == Role.LOAN_ID).isPresent()
                    && digits(text) > DIGITS) {
                shapes.tell(Rule.ID_DAMAGED, column, "a number; a workbook keeps " + DIGITS + " digits of it");
            }
        } else if (cells.isFormula() && cells.type() == SheetCells.Type.NUMBER) {
            shapes.tell(Rule.FORMULA_WITHOUT_VALUE, column, "");
        }
        row.endCell(start);
        return stored || cells.isFormula();
    }

    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && text.charAt(i) != '.'; i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    /** Tells what concerns the sheet as a whole, after its last row. */
    public void end(TapeCheck check) {
        if (hidden > 0) {
            check.file(Rule.ROWS_HIDDEN, firstHidden, "", "", hidden + " rows, the first is " + firstHidden);
        }
        if (!beside.isEmpty()) {
            check.file(
                    Rule.COLUMN_UNNAMED, 0, "", "", "cell " + beside + " is beside the table, where nothing is read");
        }
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
