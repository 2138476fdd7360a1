package io.penstock.cli.tape;

import io.penstock.cli.output.Table;
import io.penstock.tape.ControlFigures;
import io.penstock.tape.TapeResult.Total;
import io.penstock.tape.check.TapeChecker.Checked;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** A tape and its corrected rows as one: what is admitted now, and how far that is from the originator's figures. */
final class Repairs {

    private Repairs() {}

    /**
     * Shows both as one.
     *
     * @param original the check of the whole tape
     * @param repair the check of the corrected rows alone
     */
    static void show(
            Checked original, Checked repair, ControlFigures control, PrintWriter out, Map<String, Object> report) {
        long admitted = original.result().admitted() + repair.result().admitted();
        long still = original.result().rows() - admitted;
        out.printf(
                "%nwith the original: %,d of %,d rows admitted, %,d still rejected%n",
                admitted, original.result().rows(), still);
        var sums = new LinkedHashMap<String, BigDecimal>();
        original.result().totals().forEach(t -> sums.put(t.field(), t.admitted()));
        repair.result().totals().forEach(t -> add(sums, t));
        var table = Table.of("sum of", "admitted", "originator", "difference");
        var shown = new LinkedHashMap<String, String>();
        sums.forEach((field, sum) -> {
            var stated = control.sums().get(field);
            table.row(
                    field,
                    sum.toPlainString(),
                    stated == null ? "" : stated.toPlainString(),
                    stated == null ? "" : sum.subtract(stated).toPlainString());
            shown.put(field, sum.toPlainString());
        });
        table.print(out);
        report.put(
                "withOriginal",
                Map.of(
                        "hash", original.hash(),
                        "rows", original.result().rows(),
                        "admittedRows", admitted,
                        "stillRejectedRows", still,
                        "sums", shown));
    }

    private static void add(Map<String, BigDecimal> sums, Total total) {
        sums.merge(total.field(), total.admitted(), BigDecimal::add);
    }
}
