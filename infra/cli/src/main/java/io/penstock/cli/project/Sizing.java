package io.penstock.cli.project;

import io.penstock.cli.output.Table;
import io.penstock.measure.Breakeven;
import io.penstock.projection.deal.ClassSize;
import io.penstock.projection.deal.DealCashflows;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What helps to size classes before they are priced: where each stands above the losses of the pool, and how many times the
 * losses of the scenario it bears.
 *
 * @param expected losses of the pool under the scenario file, minor units
 * @param classes most senior first
 */
record Sizing(long expected, List<Sized> classes) {

    private static final int PERCENT = 2;
    private static final int RATE_DECIMALS = 8;
    private static final int TIMES = 2;

    /**
     * One class.
     *
     * @param borne losses of the pool at the highest default rate that was seen to leave the class whole, minor units; empty
     *     if it takes a loss at any rate
     */
    record Sized(ClassSize size, Breakeven breakeven, Optional<Long> borne) {}

    /** Losses of the pool over its whole life, minor units. */
    static long losses(DealCashflows run) {
        long sum = 0;
        for (int payment = 0; payment < run.payments(); payment++) {
            sum = Math.addExact(sum, run.poolPayments().loss(payment));
        }
        return sum;
    }

    /** Losses borne over losses expected; empty without either. */
    private Optional<Double> coverage(Sized each) {
        return expected <= 0 ? Optional.empty() : each.borne().map(borne -> (double) borne / expected);
    }

    void print(ProjectionResult result, PrintWriter out) {
        var currency = result.deal().currency();
        out.println();
        var table = Table.of(
                "class",
                "balance",
                "attachment",
                "detachment",
                "enhancement",
                "break-even CDR",
                "losses borne",
                "times");
        for (var each : classes) {
            table.row(
                    each.size().className(),
                    Prints.grouped(currency, each.size().balance().minorUnits()),
                    percent(each.size().attachment()),
                    percent(each.size().detachment()),
                    percent(each.size().enhancement()),
                    rate(each.breakeven()),
                    each.borne().map(borne -> Prints.grouped(currency, borne)).orElse(""),
                    coverage(each)
                            .map(times -> (isLowest(each) ? "≥ " : "") + Prints.decimal(times, TIMES))
                            .orElse(""));
        }
        table.print(out);
        out.printf("losses of the pool expected under the scenario: %s%n", Prints.grouped(currency, expected));
        if (result.runs().size() > 1) {
            out.println();
            losses(result).print(out);
        }
    }

    /** Principal that classes lose, scenario by scenario. */
    private Table losses(ProjectionResult result) {
        var head = new String[classes.size() + 2];
        head[0] = "principal lost";
        head[1] = "pool";
        for (int i = 0; i < classes.size(); i++) {
            head[i + 2] = classes.get(i).size().className();
        }
        var table = Table.of(head);
        for (var run : result.runs()) {
            var row = new Object[head.length];
            row[0] = run.scenario().name();
            row[1] = Prints.grouped(result.deal().currency(), losses(run));
            var lost = new LinkedHashMap<String, Double>();
            result.measures(run)
                    .forEach(m -> lost.put(m.className(), m.outcome().principalLoss()));
            for (int i = 0; i < classes.size(); i++) {
                row[i + 2] = Prints.grouped(
                        result.deal().currency(),
                        lost.getOrDefault(classes.get(i).size().className(), 0.0));
            }
            table.row(row);
        }
        return table;
    }

    private static boolean isLowest(Sized each) {
        return each.breakeven().outcome() == Breakeven.Outcome.HOLDS_THROUGHOUT;
    }

    private static String rate(Breakeven found) {
        return switch (found.outcome()) {
            case FOUND -> Prints.asPercent(found.holdsAt(), PERCENT);
            case HOLDS_THROUGHOUT -> "none";
            case FAILS_THROUGHOUT -> "at once";
        };
    }

    private static String percent(BigDecimal fraction) {
        return Prints.asPercent(fraction.doubleValue(), PERCENT);
    }

    SequencedMap<String, Object> json(ProjectionResult result) {
        var all = new LinkedHashMap<String, Object>();
        all.put("expectedLosses", Prints.amount(result.deal().currency(), expected));
        var each = new LinkedHashMap<String, Object>();
        for (var one : classes) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("balance", Prints.amount(one.size().balance()));
            fields.put("attachment", one.size().attachment().toPlainString());
            fields.put("detachment", one.size().detachment().toPlainString());
            fields.put("enhancement", one.size().enhancement().toPlainString());
            fields.put("breakevenOutcome", one.breakeven().outcome().name());
            fields.put("holdsAt", Prints.decimal(one.breakeven().holdsAt(), RATE_DECIMALS));
            one.borne()
                    .ifPresent(borne -> fields.put(
                            "lossesBorne", Prints.amount(result.deal().currency(), borne)));
            coverage(one).ifPresent(times -> fields.put("times", Prints.decimal(times, RATE_DECIMALS)));
            each.put(one.size().className(), fields);
        }
        all.put("classes", each);
        return all;
    }
}
