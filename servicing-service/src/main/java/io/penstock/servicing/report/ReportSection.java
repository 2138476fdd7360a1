package io.penstock.servicing.report;

import java.util.List;

/**
 * One table of a report.
 *
 * @param name for machines, unique in the report: {@code "delinquency"}
 * @param rows a text for each column, as {@link ReportColumn.Kind} says; empty where there is no figure
 */
public record ReportSection(String name, String title, List<ReportColumn> columns, List<List<String>> rows) {

    /**
     * Checks the shape of the rows.
     *
     * @throws IllegalArgumentException if a row has not one text a column
     */
    public ReportSection {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "section " + name + " has " + columns.size() + " columns and a row of " + row.size());
            }
        }
    }
}
