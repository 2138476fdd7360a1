package io.penstock.cli.pay;

import static io.penstock.cli.pay.Published.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.cli.Penstock;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.WaterfallInput;
import io.penstock.waterfall.WaterfallJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs {@code ./penstock pay} in this process, with reports and states as files, as a person would. */
final class PayRun {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    PayRun(Path folder) {
        this.folder = folder;
    }

    /** What a payment date left behind. */
    record Paid(Path folder, PaymentReport report, WaterfallInput input) {

        Path state() {
            return folder.resolve("state.json");
        }
    }

    /** Writes a file of JSON. */
    Path json(String name, Map<String, ?> content) {
        try {
            var file = folder.resolve(name);
            Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(content));
            return file;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + name, e);
        }
    }

    /** A report of May 2024, of our own, for the CarMax trust 2024-2 after its first payment. */
    Path may() {
        return json(
                "may.json",
                map(
                        "schema",
                        CollectionReport.SCHEMA,
                        "dealId",
                        "CAOT-2024-2",
                        "collectionPeriod",
                        "2024-05",
                        "collections",
                        map(
                                "interest", "14000000.00",
                                "principal", "48000000.00",
                                "recoveries", "0.00",
                                "investmentIncome", "0.00",
                                "reserveIncome", "0.00"),
                        "pool",
                        map("defaulted", "250000.00"),
                        "fixings",
                        map("SOFR_30D_AVG", "0.0533")));
    }

    /** Pays, which has to succeed. */
    Paid pay(Path deal, Path report, Optional<Path> state, String name) {
        var target = folder.resolve(name);
        assertThat(execute(deal, report, state, target))
                .as(() -> err.toString())
                .isZero();
        return new Paid(
                target,
                WaterfallJson.parseReport(text(target.resolve("payment-report.json"))),
                WaterfallJson.parseInput(text(target.resolve("input.json"))));
    }

    /** Runs the command; its exit code. */
    int execute(Path deal, Path report, Optional<Path> state, Path target, String... more) {
        var arguments = new ArrayList<>(
                List.of("pay", deal.toString(), "--report", report.toString(), "--out", target.toString()));
        state.ifPresent(file -> arguments.addAll(List.of("--state", file.toString())));
        arguments.addAll(List.of(more));
        return execute(arguments.toArray(String[]::new));
    }

    int execute(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Penstock.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }
}
