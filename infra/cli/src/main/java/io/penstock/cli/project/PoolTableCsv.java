package io.penstock.cli.project;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** {@code pool.csv}: what the pool brings to each payment date. Columns: {@code docs/reference/projection.md}. */
final class PoolTableCsv {

    private PoolTableCsv() {}

    static String print(ProjectionResult result) {
        var sources = new TreeSet<String>();
        result.runs().forEach(run -> sources.addAll(run.poolPayments().cash().keySet()));
        var columns = new ArrayList<>(List.of("paymentDate", "collectionPeriod", "beginBalance", "bought"));
        columns.addAll(sources);
        columns.addAll(List.of("defaulted", "loss", "endBalance", "delinquent30", "delinquent60", "delinquent90"));
        var csv = new CsvText(result.isGrid(), columns);
        var currency = result.deal().currency();
        for (var run : result.runs()) {
            csv.scenario(run.scenario().name());
            var pool = run.poolPayments();
            for (int payment = 0; payment < run.payments(); payment++) {
                var cells = new ArrayList<String>();
                cells.add(run.period(payment).paymentDate().toString());
                cells.add(run.period(payment).collectionPeriod().toString());
                cells.add(Prints.amount(currency, pool.begin(payment)));
                cells.add(Prints.amount(currency, pool.bought(payment)));
                for (var source : sources) {
                    cells.add(Prints.amount(currency, pool.cash(source, payment)));
                }
                cells.add(Prints.amount(currency, pool.defaulted(payment)));
                cells.add(Prints.amount(currency, pool.loss(payment)));
                cells.add(Prints.amount(currency, pool.end(payment)));
                for (int days : new int[] {30, 60, 90}) {
                    cells.add(Prints.amount(currency, pool.delinquent(days, payment)));
                }
                csv.line(cells);
            }
        }
        return csv.toString();
    }
}
