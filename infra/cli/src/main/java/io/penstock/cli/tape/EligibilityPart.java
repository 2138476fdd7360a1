package io.penstock.cli.tape;

import io.penstock.issuance.pool.ControlTotals;
import io.penstock.issuance.pool.domain.EligibilityReport;
import io.penstock.issuance.pool.domain.LoanTape;
import io.penstock.issuance.pool.domain.PoolEligibility;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import io.penstock.issuance.pool.domain.stratification.Stratification;
import io.penstock.kernel.Money;
import io.penstock.tape.Finding;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a pool would make of a tape: its totals and which loans are eligible, or why the service would not import it. */
final class EligibilityPart {

    private static final int STATES_SHOWN = 5;
    private static final int EXAMPLES_SHOWN = 5;
    private static final int FAULTS_SHOWN = 100;

    private final PrintWriter out;
    private final Map<String, Object> result;

    EligibilityPart(PrintWriter out, Map<String, Object> result) {
        this.out = out;
        this.result = result;
    }

    /**
     * The loans that the rules let in, in tables too if they are asked for.
     *
     * @param facts of the loans, in the order of the tape
     */
    void show(LoanTape tape, List<LoanFacts> facts, RuleDocument rules, boolean strata) {
        var summary = tape.summary();
        out.printf(
                "%nAs a pool: %,d loans at %s, %d more than 30 days past due%n",
                summary.loanCount(), summary.reportingPeriodEnd(), summary.delinquentOver30());
        var totals = totals(summary.totals());
        totals.forEach((what, amount) -> out.printf("  %-42s %,18.2f%n", what, new BigDecimal(amount)));
        out.println();
        summary.states().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(STATES_SHOWN)
                .forEach(state -> out.printf("  state %-36s %,18d%n", state.getKey(), state.getValue()));
        var cutOff = tape.reportingPeriodEnd();
        var report = new PoolEligibility(rules, cutOff).check(tape.loans(), facts);
        var eligible = report.summary();
        out.printf(
                "%nRules %s, version %s, hash %s%n%,d loans eligible, balance %s; %,d rejected%n",
                rules.id(),
                rules.version(),
                rules.hash(),
                eligible.eligibleCount(),
                eligible.eligibleBalance(),
                eligible.rejectedCount());
        var reasons = reasons(report);
        reasons.forEach((criterion, count) -> out.printf("  %-42s %,18d%n", criterion, count));
        report.rejected().stream()
                .limit(EXAMPLES_SHOWN)
                .forEach(r -> out.printf(
                        "  %s  %s%n", r.loan().loanId(), r.reasons().getFirst().detail()));
        if (strata) {
            var ids = new HashSet<String>();
            report.eligible().forEach(loan -> ids.add(loan.loanId()));
            var within = facts.stream()
                    .filter(loan -> ids.contains(loan.text(LoanField.LOAN_ID)))
                    .toList();
            result.put(
                    "strata",
                    new StrataPart(out, tape.currency())
                            .show(Stratification.of(within, tape.currency(), cutOff), cutOff));
        }
        result.put("rules", rules.reference());
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
    }

    void show(List<Finding> faults) {
        out.printf("%n%,d %s for the import of a pool%n", faults.size(), faults.size() == 1 ? "fault" : "faults");
        faults.stream()
                .limit(FAULTS_SHOWN)
                .forEach(f -> out.printf(
                        "  line %d %s %s '%s' %s: %s%n",
                        f.line(),
                        f.column(),
                        f.rule(),
                        f.value(),
                        f.detail(),
                        f.rule().remedy()));
        if (faults.size() > FAULTS_SHOWN) {
            out.printf("  and %,d more%n", faults.size() - FAULTS_SHOWN);
        }
        result.put("readable", false);
        result.put("faults", faults.size());
        result.put(
                "listed",
                faults.stream()
                        .map(f -> Map.of(
                                "line", f.line(),
                                "column", f.column(),
                                "code", f.rule().name(),
                                "value", f.value(),
                                "detail", f.detail()))
                        .toList());
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
