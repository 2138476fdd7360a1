package io.penstock.projection;

import io.penstock.SharedMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A published table as it lies in the folder of vectors: a header, then rows of cells, quotes allowed. */
record PublishedTable(List<String> header, List<List<String>> rows) {

    static PublishedTable read(String file) {
        try {
            var rows = parse(Files.readString(SharedMaterial.file("vectors/waterfall/" + file)));
            return new PublishedTable(rows.getFirst(), List.copyOf(rows.subList(1, rows.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> parse(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '"') {
                quoted = !quoted;
            } else if (sign == ',' && !quoted) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (sign == '\n') {
                endRow(rows, row, cell);
            } else if (sign != '\r') {
                cell.append(sign);
            }
        }
        endRow(rows, row, cell);
        return rows;
    }

    private static void endRow(List<List<String>> rows, List<String> row, StringBuilder cell) {
        row.add(cell.toString());
        cell.setLength(0);
        if (row.size() > 1) {
            rows.add(List.copyOf(row));
        }
        row.clear();
    }

    /** The cell as a number. */
    double number(int row, int column) {
        return Double.parseDouble(rows.get(row).get(column));
    }
}
