package io.penstock.cli.tape;

import io.penstock.cli.output.Table;
import io.penstock.tape.Finding;
import io.penstock.tape.FindingSink;
import io.penstock.tape.Rule;
import io.penstock.tape.TapeForm;
import io.penstock.tape.check.TapeChecker.Checked;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows what the rules found, an example of each, and what the tape adds up to. */
final class CheckPart implements FindingSink {

    private static final int LONGEST_EXAMPLE = 90;

    private final Map<Rule, Finding> first = new EnumMap<>(Rule.class);

    @Override
    public void found(Finding finding) {
        first.putIfAbsent(finding.rule(), finding);
    }

    /** For people. */
    void print(PrintWriter out, String fileName, Checked checked) {
        var result = checked.result();
        out.printf("%s  sha256 %s%n", fileName, checked.hash().isEmpty() ? "not taken" : checked.hash());
        if (checked.form().isPresent()) {
            out.printf("read as %s%n", checked.form().get().title());
        }
        if (result.fileRejected()) {
            out.println("nothing of this file would be imported");
        } else {
            out.printf(
                    "%,d rows, %,d loans; %,d admitted, %,d rejected; quality %d.%d of 100%n",
                    result.rows(),
                    result.loans(),
                    result.admitted(),
                    result.rejected(),
                    result.quality() / 10,
                    result.quality() % 10);
        }
        if (!result.findings().isEmpty()) {
            out.println();
            var table = Table.of("found", "rule", "effect", "for example");
            result.findings().forEach((rule, count) -> table.row(count, rule, rule.effectInWords(), example(rule)));
            table.print(out);
        }
        if (!result.fileRejected() && !result.totals().isEmpty()) {
            out.println();
            var table = Table.of("sum of", "all rows", "admitted");
            result.totals()
                    .forEach(t -> table.row(
                            t.field(), t.read().toPlainString(), t.admitted().toPlainString()));
            table.print(out);
        }
        out.flush();
    }

    private String example(Rule rule) {
        var finding = first.get(rule);
        if (finding == null) {
            return "";
        }
        var text = (finding.line() > 0 ? "line " + finding.line() + " " : "")
                + finding.column()
                + (finding.loan().isEmpty() ? "" : " of " + finding.loan())
                + (finding.value().isEmpty() ? "" : " '" + finding.value() + "'")
                + (finding.detail().isEmpty() ? "" : ": " + finding.detail());
        var plain = text.strip().replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST_EXAMPLE ? plain.substring(0, LONGEST_EXAMPLE) + "…" : plain;
    }

    /** For programs. */
    Map<String, Object> report(Checked checked) {
        var result = checked.result();
        var report = new LinkedHashMap<String, Object>();
        report.put("readable", !result.fileRejected());
        report.put("hash", checked.hash());
        report.put("form", checked.form().map(TapeForm::name).orElse(""));
        report.put("rows", result.rows());
        report.put("loans", result.loans());
        report.put("admittedRows", result.admitted());
        report.put("rejectedRows", result.rejected());
        report.put("quality", result.quality());
        result.period().ifPresent(day -> report.put("period", day.toString()));
        report.put("findings", byName(result.findings()));
        report.put("rejectedBy", byName(result.rejectedBy()));
        var sums = new LinkedHashMap<String, Object>();
        result.totals()
                .forEach(t -> sums.put(
                        t.field(),
                        Map.of(
                                "read", t.read().toPlainString(),
                                "admitted", t.admitted().toPlainString())));
        report.put("sums", sums);
        report.put("regions", new LinkedHashMap<>(result.regions()));
        report.put("statuses", new LinkedHashMap<>(result.statuses()));
        return report;
    }

    private static Map<String, Long> byName(Map<Rule, Long> counts) {
        var named = new LinkedHashMap<String, Long>();
        counts.forEach((rule, count) -> named.put(rule.name(), count));
        return named;
    }
}
