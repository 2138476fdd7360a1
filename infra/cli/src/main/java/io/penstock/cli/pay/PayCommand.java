package io.penstock.cli.pay;

import io.penstock.cli.deal.DealFile;
import io.penstock.cli.file.OutputOption;
import io.penstock.cli.file.RefusedException;
import io.penstock.cli.file.StructuredFile;
import io.penstock.cli.output.JsonOption;
import io.penstock.deal.ResolvedDeal;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.Waterfall;
import io.penstock.waterfall.WaterfallInput;
import io.penstock.waterfall.WaterfallJson;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./penstock pay DEAL --report REPORT --out DIR}: runs one payment date. The same files give the same bytes, on
 * every machine.
 */
@Command(
        name = "pay",
        mixinStandardHelpOptions = true,
        description = {
            "Computes one payment date from a deal document and the collection report of a period: who receives what,",
            "by which clause, and the state for the next payment date. Needs no server."
        })
public final class PayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DEAL", description = "The deal document, YAML or JSON.")
    private Path document = Path.of("");

    @Option(
            names = "--report",
            required = true,
            paramLabel = "REPORT",
            description = "The collection report of the period, JSON or YAML (docs/reference/collection-report.md).")
    private Path report = Path.of("");

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description =
                    "The state.json that the payment date before has left. Without it the deal starts at closing.")
    private Optional<Path> state = Optional.empty();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return pay();
        } catch (RefusedException e) {
            json.write(e.report());
            throw e;
        }
    }

    private int pay() {
        var deal = DealFile.read(document);
        deal.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        var opening = state.map(path -> StateFile.read(path, deal.deal()))
                .orElseGet(() -> OpeningState.atClosing(deal.deal()));
        var file = StructuredFile.read(report);
        var input = CollectionReport.read(file, deal.deal(), opening);
        var paid = run(deal.deal(), input, file);
        var table = PaymentTable.of(deal.deal(), paid);
        output.folder()
                .add("input.json", WaterfallJson.print(input))
                .add("payment-report.json", WaterfallJson.print(paid))
                .add("payment-report.txt", table)
                .add(
                        "state.json",
                        StateFile.print(deal.deal(), paid, input.pool().cutOff()))
                .write();
        spec.commandLine().getOut().print(table);
        spec.commandLine().getOut().flush();
        json.write(summary(deal.deal(), paid));
        return 0;
    }

    private static PaymentReport run(ResolvedDeal deal, WaterfallInput input, StructuredFile file) {
        try {
            return Waterfall.confirmed(deal, input);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw CollectionReport.refused(file, e);
        }
    }

    private Map<String, Object> summary(ResolvedDeal deal, PaymentReport paid) {
        var result = new LinkedHashMap<String, Object>();
        result.put("refused", false);
        result.put("dealId", deal.dealId());
        result.put("documentHash", paid.documentHash());
        result.put("inputHash", paid.inputHash());
        result.put("reportHash", paid.stateHash());
        result.put("collectionPeriod", paid.collectionPeriod().toString());
        result.put("paymentDate", paid.paymentDate().toString());
        result.put("received", Figures.plain(paid.received()));
        result.put("paidOut", Figures.plain(paid.totalPaidOut()));
        var classes = new LinkedHashMap<String, Object>();
        paid.classPayments().forEach(p -> {
            var figures = new LinkedHashMap<String, String>();
            figures.put("interest", Figures.plain(p.interest()));
            figures.put("principal", Figures.plain(p.principal()));
            figures.put("closing", Figures.plain(p.closingBalance()));
            classes.put(p.className(), figures);
        });
        result.put("classes", classes);
        result.put("out", output.path().toString());
        return result;
    }
}
