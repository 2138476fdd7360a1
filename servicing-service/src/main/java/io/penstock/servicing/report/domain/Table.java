package io.penstock.servicing.report.domain;

import io.penstock.kernel.Money;
import io.penstock.servicing.report.ReportColumn;
import io.penstock.servicing.report.ReportColumn.Kind;
import io.penstock.servicing.report.ReportSection;
import java.util.ArrayList;
import java.util.List;

/** A section while it is filled. */
final class Table {

    private final String name;
    private final String title;
    private final List<ReportColumn> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    Table(String name, String title) {
        this.name = name;
        this.title = title;
    }

    Table column(String columnName, String columnTitle, Kind kind) {
        columns.add(new ReportColumn(columnName, columnTitle, kind));
        return this;
    }

    /** The two columns of a list of figures: what it is, and the amount. */
    static Table ofAmounts(String name, String title) {
        return new Table(name, title).column("figure", "Figure", Kind.TEXT).column("amount", "Amount", Kind.AMOUNT);
    }

    /** A row; amounts are written in major units. */
    Table row(Object... cells) {
        var row = new ArrayList<String>(cells.length);
        for (Object cell : cells) {
            row.add(cell instanceof Money money ? money.majorUnits().toPlainString() : String.valueOf(cell));
        }
        rows.add(row);
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    ReportSection section() {
        return new ReportSection(name, title, columns, rows);
    }
}
