package io.penstock.cli.project;

import io.penstock.projection.deal.DealCashflows;
import java.util.List;

/**
 * {@code deal.csv}: all that a payment date brings besides the classes, one figure a line: fees, residual, accounts,
 * ledgers, purchases, tests and the mode.
 */
final class DealTableCsv {

    private DealTableCsv() {}

    static String print(ProjectionResult result) {
        var csv = new CsvText(result.isGrid(), List.of("paymentDate", "figure", "name", "value"));
        for (var run : result.runs()) {
            csv.scenario(run.scenario().name());
            for (int payment = 0; payment < run.payments(); payment++) {
                lines(csv, run, payment);
            }
        }
        return csv.toString();
    }

    private static void lines(CsvText csv, DealCashflows run, int payment) {
        var date = run.period(payment).paymentDate().toString();
        var currency = run.deal().currency();
        csv.line(date, "mode", "", run.mode(payment));
        for (var fee : run.fees()) {
            csv.line(date, "feePaid", fee, Prints.amount(currency, run.feePaid(fee, payment)));
            csv.line(date, "feeUnpaid", fee, Prints.amount(currency, run.feeUnpaid(fee, payment)));
        }
        for (var payee : run.residualPayees()) {
            csv.line(date, "residual", payee, Prints.amount(currency, run.residual(payee, payment)));
        }
        for (var account : run.deal().accounts().keySet()) {
            csv.line(date, "account", account, Prints.amount(currency, run.account(account, payment)));
        }
        for (var ledger : run.deal().ledgers()) {
            csv.line(date, "ledger", ledger.name(), Prints.amount(currency, run.ledger(ledger.name(), payment)));
        }
        for (var test : run.deal().tests().keySet()) {
            csv.line(date, "test", test, run.inCompliance(test, payment) ? "passed" : "failed");
        }
        if (run.scenario().purchases().isPresent()) {
            csv.line(date, "purchased", "", Prints.amount(currency, run.purchased(payment)));
        }
    }
}
