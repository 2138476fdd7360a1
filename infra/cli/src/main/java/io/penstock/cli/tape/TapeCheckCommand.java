package io.penstock.cli.tape;

import io.penstock.cli.output.JsonOption;
import io.penstock.issuance.pool.ControlTotals;
import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.EligibilityCriterion.Rule;
import io.penstock.issuance.pool.adapter.TapeReader;
import io.penstock.issuance.pool.domain.EligibilityReport;
import io.penstock.issuance.pool.domain.EligibilityRules;
import io.penstock.issuance.pool.domain.LoanTape;
import io.penstock.issuance.pool.domain.TapeFault;
import io.penstock.issuance.pool.domain.TapeReading.Clean;
import io.penstock.issuance.pool.domain.TapeReading.Faulty;
import io.penstock.kernel.Money;
import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./penstock tape check FILE}: faults with line and column, control totals, eligibility. Exit code 0 if readable. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a tape (SEC ABS-EE auto loans as XML, or CSV, also gzipped) and says what is wrong with it, or",
            "its control totals and which loans are eligible. Needs no server."
        })
final class TapeCheckCommand implements Callable<Integer> {

    private static final int STATES_SHOWN = 5;
    private static final int EXAMPLES_SHOWN = 5;

    @Parameters(paramLabel = "FILE", description = "The tape.")
    private Path file = Path.of("");

    @Option(
            names = "--criterion",
            paramLabel = "RULE=LIMIT",
            description = "An eligibility criterion, for example MAX_RATE=0.18; may be repeated. Default: those of the"
                    + " sample deal. Rules: ${COMPLETION-CANDIDATES}.")
    private Map<Rule, BigDecimal> criteria = new LinkedHashMap<>();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new LaunchException("cannot read " + file, "name an existing tape");
        }
        var name = String.valueOf(file.getFileName());
        try (var in = Files.newInputStream(file)) {
            return switch (TapeReader.read(in, name)) {
                case Clean(var tape) -> show(tape, out());
                case Faulty(var hash, var fileName, var faults, var total) ->
                    show(hash, fileName, faults, total, out());
            };
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private int show(LoanTape tape, PrintWriter out) throws IOException {
        var summary = tape.summary();
        out.printf("%s  sha256 %s%n", summary.fileName(), summary.hash());
        out.printf(
                "%,d loans at %s, %d more than 30 days past due%n%n",
                summary.loanCount(), summary.reportingPeriodEnd(), summary.delinquentOver30());
        var totals = totals(summary.totals());
        totals.forEach((what, amount) -> out.printf("  %-42s %,18.2f%n", what, new BigDecimal(amount)));
        out.println();
        summary.states().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(STATES_SHOWN)
                .forEach(state -> out.printf("  state %-36s %,18d%n", state.getKey(), state.getValue()));
        var report = EligibilityRules.check(tape.loans(), criteria(), tape.currency());
        var eligible = report.summary();
        out.printf(
                "%n%,d loans eligible, balance %s; %,d rejected%n",
                eligible.eligibleCount(), eligible.eligibleBalance(), eligible.rejectedCount());
        var reasons = reasons(report);
        reasons.forEach((criterion, count) -> out.printf("  %-42s %,18d%n", criterion, count));
        report.rejected().stream()
                .limit(EXAMPLES_SHOWN)
                .forEach(r -> out.printf(
                        "  %s  %s%n", r.loan().loanId(), r.reasons().getFirst().detail()));
        var result = new LinkedHashMap<String, Object>();
        result.put("readable", true);
        result.put("hash", summary.hash());
        result.put("loans", summary.loanCount());
        result.put("totals", totals);
        result.put("states", new LinkedHashMap<>(summary.states()));
        result.put("delinquentOver30", summary.delinquentOver30());
        result.put("eligible", eligible.eligibleCount());
        result.put("eligibleBalance", major(eligible.eligibleBalance()));
        result.put("rejected", eligible.rejectedCount());
        result.put("reasons", reasons);
        result.put(
                "rejections",
                report.rejected().stream()
                        .map(r -> Map.of(
                                "loanId",
                                r.loan().loanId(),
                                "reasons",
                                r.reasons().stream()
                                        .map(reason ->
                                                Map.of("criterion", reason.criterion(), "detail", reason.detail()))
                                        .toList()))
                        .toList());
        out.flush();
        json.write(result);
        return 0;
    }

    private int show(String hash, String fileName, List<TapeFault> faults, long total, PrintWriter out)
            throws IOException {
        out.printf(
                "%s  sha256 %s%n%,d %s; nothing of this file would be imported%n",
                fileName, hash, total, total == 1 ? "fault" : "faults");
        faults.forEach(f -> out.println("  " + f));
        if (total > faults.size()) {
            out.printf("  and %,d more%n", total - faults.size());
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("readable", false);
        result.put("hash", hash);
        result.put("faults", total);
        result.put(
                "listed",
                faults.stream()
                        .map(f -> Map.of(
                                "line", f.line(),
                                "column", f.column(),
                                "code", f.code().name(),
                                "value", f.value(),
                                "detail", f.detail()))
                        .toList());
        out.flush();
        json.write(result);
        return 1;
    }

    private List<EligibilityCriterion> criteria() {
        return criteria.isEmpty()
                ? SampleCriteria.all()
                : criteria.entrySet().stream()
                        .map(e -> new EligibilityCriterion(e.getKey(), e.getValue()))
                        .toList();
    }

    private static Map<String, Integer> reasons(EligibilityReport report) {
        var counts = new TreeMap<String, Integer>();
        report.rejected()
                .forEach(r -> r.reasons().forEach(reason -> counts.merge(reason.criterion(), 1, Integer::sum)));
        return counts;
    }

    private static Map<String, String> totals(ControlTotals totals) {
        var map = new LinkedHashMap<String, String>();
        map.put("originalLoanAmount", major(totals.originalAmount()));
        map.put("reportingPeriodBeginningLoanBalanceAmount", major(totals.beginningBalance()));
        map.put("reportingPeriodActualEndBalanceAmount", major(totals.endBalance()));
        map.put("actualInterestCollectedAmount", major(totals.interestCollected()));
        map.put("actualPrincipalCollectedAmount", major(totals.principalCollected()));
        map.put("actualOtherCollectedAmount", major(totals.otherCollected()));
        map.put("totalActualAmountPaid", major(totals.totalPaid()));
        map.put("otherPrincipalAdjustmentAmount", major(totals.principalAdjustment()));
        map.put("scheduledInterestAmount", major(totals.scheduledInterest()));
        map.put("scheduledPrincipalAmount", major(totals.scheduledPrincipal()));
        return map;
    }

    private static String major(Money money) {
        return money.majorUnits().toPlainString();
    }
}
