package io.penstock.cli.audit.replay;

import io.penstock.cli.audit.Evidence;
import io.penstock.cli.output.Table;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One service's balances, once or twice: as reported when the log was shorter, and as known now.
 *
 * @param title what is shown, in the reader's words
 * @param then as known at the cut; null where one column is shown
 * @param now the one column, or what is known at the end of the log
 */
public record Comparison(
        String service, String title, @Nullable Replay then, Replay now) {

    /** Which of the two is asked for by a cut, a business date, both or neither. */
    public static Comparison of(Evidence log, String service, Cut cut, Optional<LocalDate> businessDate) {
        var known = cut.equals(Cut.NONE) ? "as known now" : "as known at " + cut.describe(service);
        if (businessDate.isEmpty()) {
            return new Comparison(service, known, null, Replay.of(log, service, cut));
        }
        var date = businessDate.get();
        var now = Replay.of(log, service, Cut.NONE, date);
        var title = "about " + date + ", " + known;
        return cut.equals(Cut.NONE)
                ? new Comparison(service, title, null, now)
                : new Comparison(service, title + " beside as known now", Replay.of(log, service, cut, date), now);
    }

    /** Whether any aggregate belongs to the deal or pool. */
    public boolean knows(String deal) {
        return now.balances().stream().anyMatch(b -> b.deal().equals(deal));
    }

    /** How many figures of the business date are known otherwise now. */
    public long changed() {
        return rows("").stream().filter(Row::differs).count();
    }

    /** Position and hash, in one line. */
    public String summary() {
        var text = "%-9s  %,d events folded up to position %,d, state hash %s"
                .formatted(
                        service, now.hash().events(), now.position(), now.hash().hash());
        return then == null
                ? text
                : text
                        + "; %,d figures differ from what was known at position %,d"
                                .formatted(changed(), then.position());
    }

    /** The balances as a table, of one deal if one is named. */
    public void print(String deal, PrintWriter out) {
        out.println(service + ", " + title);
        var rows = rows(deal);
        if (rows.isEmpty()) {
            out.println("nothing");
            return;
        }
        var table = then == null
                ? Table.of("aggregate", "figure", "value")
                : Table.of("aggregate", "figure", "as reported", "as known now", "");
        var last = "";
        for (var row : rows) {
            var aggregate = row.aggregate().equals(last) ? "" : row.aggregate();
            last = row.aggregate();
            if (then == null) {
                table.row(aggregate, row.figure(), row.now());
            } else {
                table.row(
                        aggregate,
                        row.figure(),
                        shortened(row.then()),
                        shortened(row.now()),
                        row.differs() ? "differs" : "");
            }
        }
        table.print(out);
    }

    /** Two hashes side by side are too wide for a page; {@code --json} has them whole. */
    private static String shortened(String value) {
        return value.matches("[0-9a-f]{64}") ? value.substring(0, 12) + "..." : value;
    }

    /** For {@code --json}. */
    public Map<String, Object> toMap(String deal) {
        var map = new LinkedHashMap<String, Object>();
        map.put("title", title);
        map.put("position", now.position());
        map.put("events", now.hash().events());
        map.put("stateHash", now.hash().hash());
        if (then != null) {
            map.put("asReportedPosition", then.position());
            map.put("asReportedStateHash", then.stateHash());
            map.put("differences", changed());
        }
        var balances = new ArrayList<Map<String, Object>>();
        for (var row : rows(deal)) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("aggregate", row.aggregate());
            entry.put("figure", row.figure());
            if (then != null) {
                entry.put("asReported", row.then());
                entry.put("differs", row.differs());
            }
            entry.put("value", row.now());
            balances.add(entry);
        }
        map.put("balances", balances);
        return map;
    }

    /** One line of the table; a side on which the figure is not known is {@code "-"}. */
    private record Row(String aggregate, String figure, String then, String now) {

        boolean differs() {
            return !then.equals(now);
        }
    }

    private List<Row> rows(String deal) {
        var known = new LinkedHashMap<String, Row>();
        for (var b : now.balances()) {
            known.put(b.key(), new Row(b.aggregate(), b.figure(), then == null ? b.value() : "-", b.value()));
        }
        if (then != null) {
            for (var b : then.balances()) {
                var both = known.get(b.key());
                known.put(b.key(), new Row(b.aggregate(), b.figure(), b.value(), both == null ? "-" : both.now()));
            }
        }
        var wanted = new ArrayList<Row>();
        var sources = new ArrayList<>(now.balances());
        if (then != null) {
            sources.addAll(then.balances());
        }
        for (var b : sources) {
            var row = known.remove(b.key());
            if (row != null && (deal.isEmpty() || b.deal().equals(deal))) {
                wanted.add(row);
            }
        }
        return wanted;
    }
}
