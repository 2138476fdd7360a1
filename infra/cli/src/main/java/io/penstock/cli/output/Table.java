package io.penstock.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns of text, as wide as their widest cell; cells that look like numbers stand to the right. */
public final class Table {

    private static final String GAP = "  ";

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> head) {
        this.head = head;
    }

    public static Table of(String... head) {
        return new Table(List.of(head));
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     * @throws IllegalArgumentException if there are more or fewer
     */
    public Table row(Object... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + head.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    public void print(PrintWriter out) {
        lines().forEach(out::println);
        out.flush();
    }

    List<String> lines() {
        int[] widths = new int[head.size()];
        boolean[] right = new boolean[head.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Math.max(
                    head.get(column).length(),
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
            right[column] = !rows.isEmpty() && rows.stream().allMatch(row -> isNumber(row.get(at)));
        }
        var lines = new ArrayList<String>();
        lines.add(line(head, widths, right));
        rows.forEach(row -> lines.add(line(row, widths, right)));
        return lines;
    }

    private static String line(List<String> cells, int[] widths, boolean[] right) {
        var text = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            text.append(right[column] ? padding + cell : cell + padding).append(GAP);
        }
        return text.toString().stripTrailing();
    }

    private static boolean isNumber(String cell) {
        return cell.isEmpty() || cell.matches("[A-Z]{0,3} ?-?[0-9][0-9,.]*%?");
    }
}
