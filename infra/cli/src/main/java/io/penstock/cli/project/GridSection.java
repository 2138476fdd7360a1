package io.penstock.cli.project;

import io.penstock.cli.project.report.Html;
import io.penstock.projection.deal.ClassFlows;
import io.penstock.projection.deal.ClassMeasures;
import io.penstock.projection.deal.DealCashflows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The part of the page that compares the scenarios of a grid: lives, losses and decrement tables by class. */
final class GridSection {

    private static final int LIFE_DECIMALS = 2;
    private static final int PERCENT_DECIMALS = 2;
    private static final int MOST_COLUMNS = 24;
    private static final int MOST_ROWS = 500;

    private final ProjectionResult result;
    private final Html page;
    private final List<DealCashflows> runs;
    private final List<DealCashflows> columns;

    GridSection(ProjectionResult result, Html page) {
        this.result = result;
        this.page = page;
        this.runs = result.runs().subList(0, Math.min(MOST_ROWS, result.runs().size()));
        this.columns = runs.subList(0, Math.min(MOST_COLUMNS, runs.size()));
    }

    void write() {
        if (runs.size() < result.runs().size()) {
            page.paragraph("The first " + runs.size() + " of " + result.runs().size()
                    + " scenarios; classes.csv and summary.json have them all.");
        }
        page.paragraph("Weighted average life in years (" + result.terms().life() + ")");
        page.table(classes(), rows(this::life));
        var lost = rows(this::loss);
        if (lost.stream().anyMatch(row -> row.stream().skip(1).anyMatch(cell -> !cell.isEmpty()))) {
            page.paragraph("Principal lost, percent of the balance at the start");
            page.table(classes(), lost);
        }
        page.heading(2, "Percent of the original balance after each payment date");
        if (columns.size() < runs.size()) {
            page.paragraph("The first " + columns.size() + " scenarios.");
        }
        result.deal().tranches().forEach(tranche -> decrements(tranche.className()));
    }

    private String life(DealCashflows run, String className) {
        return Prints.decimal(measures(run, className).life(), LIFE_DECIMALS);
    }

    private String loss(DealCashflows run, String className) {
        var outcome = measures(run, className).outcome();
        return outcome.principalLoss() == 0 ? "" : Prints.decimal(100 * outcome.lossShare(), PERCENT_DECIMALS);
    }

    private ClassMeasures measures(DealCashflows run, String className) {
        return ClassMeasures.of(run.classFlows(className), result.terms());
    }

    private void decrements(String className) {
        var flows = columns.stream().map(run -> run.classFlows(className)).toList();
        int last = flows.stream().mapToInt(GridSection::lastDate).max().orElse(0);
        var longest = flows.stream()
                .max((a, b) -> Integer.compare(a.payments(), b.payments()))
                .orElseThrow();
        page.folded("Class " + className);
        page.table(
                head("Payment date"),
                IntStream.rangeClosed(0, last)
                        .mapToObj(payment -> {
                            var row = new ArrayList<String>();
                            row.add(longest.period(payment).paymentDate().toString());
                            flows.forEach(f -> row.add(percent(f, payment)));
                            return List.copyOf(row);
                        })
                        .toList());
        page.endFolded();
    }

    private static String percent(ClassFlows flows, int payment) {
        return payment < flows.payments()
                ? Prints.decimal(flows.percentOfOriginal(payment), LIFE_DECIMALS)
                : Prints.decimal(0, LIFE_DECIMALS);
    }

    /** The first date after which nothing of the class is left, or the last one. */
    private static int lastDate(ClassFlows flows) {
        int payment = 0;
        while (payment < flows.payments() - 1 && flows.closing(payment) > 0) {
            payment++;
        }
        return payment;
    }

    private List<String> head(String first) {
        var head = new ArrayList<String>();
        head.add(first);
        columns.forEach(run -> head.add(run.scenario().name()));
        return head;
    }

    private List<String> classes() {
        var head = new ArrayList<String>();
        head.add("Scenario");
        result.deal().tranches().forEach(tranche -> head.add(tranche.className()));
        return head;
    }

    /** A row for each scenario, a cell for each class. */
    private List<List<String>> rows(BiFunction<DealCashflows, String, String> cell) {
        return runs.stream()
                .map(run -> {
                    var row = new ArrayList<String>();
                    row.add(run.scenario().name());
                    result.deal().tranches().forEach(tranche -> row.add(cell.apply(run, tranche.className())));
                    return List.copyOf(row);
                })
                .toList();
    }
}
