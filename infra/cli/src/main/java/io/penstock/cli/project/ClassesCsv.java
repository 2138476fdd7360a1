package io.penstock.cli.project;

import io.penstock.projection.deal.ClassFlows;
import io.penstock.projection.deal.DealCashflows;
import java.util.Currency;
import java.util.List;

/** {@code classes.csv}: every class on every payment date. Columns: {@code docs/reference/projection.md}. */
final class ClassesCsv {

    private static final List<String> COLUMNS = List.of(
            "paymentDate",
            "class",
            "openingBalance",
            "interestDue",
            "interestPaid",
            "principal",
            "writeDown",
            "closingBalance",
            "percentOfOriginal",
            "deferredInterest",
            "residual");

    private ClassesCsv() {}

    static String print(ProjectionResult result) {
        var csv = new CsvText(result.isGrid(), COLUMNS);
        for (var run : result.runs()) {
            csv.scenario(run.scenario().name());
            for (int payment = 0; payment < run.payments(); payment++) {
                for (var flows : run.classes()) {
                    line(csv, run, flows, payment);
                }
            }
        }
        return csv.toString();
    }

    private static void line(CsvText csv, DealCashflows run, ClassFlows flows, int payment) {
        Currency currency = run.deal().currency();
        csv.line(
                run.period(payment).paymentDate().toString(),
                flows.className(),
                Prints.amount(currency, flows.opening(payment)),
                Prints.amount(currency, flows.interestDue(payment)),
                Prints.amount(currency, flows.interestPaid(payment)),
                Prints.amount(currency, flows.principal(payment)),
                Prints.amount(currency, flows.writeDown(payment)),
                Prints.amount(currency, flows.closing(payment)),
                Prints.percent(flows.closing(payment), flows.originalBalance()),
                Prints.amount(currency, flows.deferredInterest(payment)),
                Prints.amount(currency, flows.residual(payment)));
    }
}
