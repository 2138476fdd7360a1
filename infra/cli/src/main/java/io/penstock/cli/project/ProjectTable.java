package io.penstock.cli.project;

import io.penstock.cli.output.Table;
import io.penstock.measure.Breakeven;
import java.io.PrintWriter;
import java.util.ArrayList;

/** What the terminal shows of a projection: one line for each class, scenarios below each other. */
final class ProjectTable {

    private static final int LIFE_DECIMALS = 2;
    private static final int MOST_SCENARIOS = 20;

    private ProjectTable() {}

    static void print(ProjectionResult result, PrintWriter out) {
        var currency = result.deal().currency();
        out.printf(
                "%s, pool of %s in %d rows%n%n",
                result.deal().dealId(), result.pool().balance(), result.pool().size());
        if (result.runs().size() > 1) {
            lives(result, out);
            return;
        }
        var run = result.runs().getFirst();
        var table = Table.of(
                "class",
                "balance",
                "life",
                "first principal",
                "last principal",
                "interest",
                "residual",
                "loss",
                "unpaid interest");
        for (var m : result.measures(run)) {
            table.row(
                    m.className(),
                    Prints.grouped(currency, m.outcome().originalBalance()),
                    Prints.decimal(m.life(), LIFE_DECIMALS),
                    m.window().map(w -> w.first().toString()).orElse(""),
                    m.window().map(w -> w.last().toString()).orElse(""),
                    Prints.grouped(currency, m.interestPaid()),
                    Prints.grouped(currency, m.residualPaid()),
                    Prints.grouped(currency, m.outcome().principalLoss()),
                    Prints.grouped(currency, m.outcome().interestShortfall()));
        }
        table.print(out);
        notes(result, out);
    }

    private static void lives(ProjectionResult result, PrintWriter out) {
        var head = new ArrayList<String>();
        head.add("life in years");
        result.deal().tranches().forEach(tranche -> head.add(tranche.className()));
        head.add("last payment date");
        var table = Table.of(head.toArray(String[]::new));
        var shown =
                result.runs().subList(0, Math.min(MOST_SCENARIOS, result.runs().size()));
        for (var run : shown) {
            var row = new ArrayList<Object>();
            row.add(run.scenario().name());
            result.measures(run).forEach(m -> row.add(Prints.decimal(m.life(), LIFE_DECIMALS)));
            row.add(run.period(run.payments() - 1).paymentDate());
            table.row(row.toArray());
        }
        table.print(out);
        if (shown.size() < result.runs().size()) {
            out.println("… and " + (result.runs().size() - shown.size()) + " more in classes.csv and summary.json");
        }
        notes(result, out);
    }

    private static String words(Breakeven found) {
        return switch (found.outcome()) {
            case FOUND ->
                "no loss at " + Prints.asPercent(found.holdsAt(), 3) + ", loss at "
                        + Prints.asPercent(found.failsAt(), 3);
            case HOLDS_THROUGHOUT -> "none, no loss even at " + Prints.asPercent(found.holdsAt(), 3);
            case FAILS_THROUGHOUT -> "none, a loss already at " + Prints.asPercent(found.failsAt(), 3);
        };
    }

    private static void notes(ProjectionResult result, PrintWriter out) {
        out.println();
        result.breakevens()
                .forEach((name, found) -> out.printf("break-even default rate of class %s: %s%n", name, words(found)));
        var first = result.runs().getFirst();
        for (var quote : result.asked()) {
            quote.value(first, result.terms())
                    .ifPresent(v -> out.printf(
                            "class %s under %s: price %s, yield %s, modified duration %s%n",
                            v.className(),
                            first.scenario().name(),
                            Prints.decimal(v.price(), 4),
                            Prints.asPercent(v.yield(), 4),
                            Prints.decimal(v.modifiedDuration(), 2)));
        }
        first.notes().forEach(note -> out.println("note: " + note));
        out.flush();
    }
}
