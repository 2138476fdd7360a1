package io.penstock.cli.project;

import io.penstock.deal.DocumentHash;
import io.penstock.measure.Breakeven;
import io.penstock.projection.deal.ClassMeasures;
import io.penstock.projection.deal.DealCashflows;
import io.penstock.projection.deal.Valuation;
import io.penstock.waterfall.Waterfall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** {@code summary.json}: what the result was made from, how, and the measures of each class. Figures are texts. */
final class SummaryJson {

    private static final int LIFE_DECIMALS = 6;
    private static final int RATE_DECIMALS = 8;

    private SummaryJson() {}

    static Map<String, Object> of(ProjectionResult result) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("engineVersion", Waterfall.ENGINE_VERSION);
        summary.put("dealId", result.deal().dealId());
        summary.put("documentHash", result.deal().documentHash());
        summary.put("currency", result.deal().currency().getCurrencyCode());
        summary.put("inputs", result.inputs().stream().map(SummaryJson::input).toList());
        summary.put("pool", pool(result));
        summary.put("conventions", conventions(result));
        summary.put(
                "scenarios",
                result.runs().stream().map(run -> scenario(result, run)).toList());
        if (!result.breakevens().isEmpty()) {
            var breakevens = new LinkedHashMap<String, Object>();
            result.breakevens().forEach((name, found) -> breakevens.put(name, breakeven(found)));
            summary.put("breakevenDefaultRate", breakevens);
        }
        return summary;
    }

    private static Map<String, Object> input(InputFile file) {
        return fields("role", file.role(), "file", file.name(), "sha256", file.sha256());
    }

    private static Map<String, Object> pool(ProjectionResult result) {
        var pool = result.pool();
        return fields(
                "rows",
                String.valueOf(pool.size()),
                "loans",
                String.valueOf(pool.loanCount()),
                "balance",
                Prints.amount(pool.balance()),
                "longestTerm",
                String.valueOf(pool.longestTerm()));
    }

    private static Map<String, Object> conventions(ProjectionResult result) {
        var terms = result.terms();
        return fields(
                "life",
                terms.life().name(),
                "yield",
                terms.yields().name(),
                "compoundingPerYear",
                Prints.decimal(terms.compounding().periodsPerYear(), 0),
                "settlement",
                terms.settlement()
                        .orElse(result.deal().document().deal().closingDate())
                        .toString());
    }

    private static Map<String, Object> scenario(ProjectionResult result, DealCashflows run) {
        var scenario = new LinkedHashMap<String, Object>();
        scenario.put("name", run.scenario().name());
        scenario.put("scenarioHash", DocumentHash.of(run.scenario().text()));
        scenario.put("assumptions", run.scenario().text().lines().skip(1).toList());
        scenario.put("engine", run.pool().method().engine().name());
        scenario.put("engineReason", run.pool().method().reason());
        scenario.put("notes", run.notes());
        scenario.put("paymentDates", String.valueOf(run.payments()));
        scenario.put(
                "lastPaymentDate", run.period(run.payments() - 1).paymentDate().toString());
        scenario.put("called", String.valueOf(run.called()));
        scenario.put("pool", poolTotals(run));
        var classes = new LinkedHashMap<String, Object>();
        for (var measures : result.measures(run)) {
            classes.put(measures.className(), measures(result, run, measures));
        }
        scenario.put("classes", classes);
        return scenario;
    }

    private static Map<String, Object> poolTotals(DealCashflows run) {
        var totals = new LinkedHashMap<String, Object>();
        var currency = run.deal().currency();
        run.poolPayments().cash().forEach((source, cash) -> {
            totals.put(source, Prints.amount(currency, sum(run, payment -> cash[payment])));
        });
        var pool = run.poolPayments();
        totals.put("defaulted", Prints.amount(currency, sum(run, pool::defaulted)));
        totals.put("principalLoss", Prints.amount(currency, sum(run, pool::loss)));
        return totals;
    }

    private static long sum(DealCashflows run, IntToLongFunction amount) {
        return IntStream.range(0, run.payments()).mapToLong(amount).reduce(0, Math::addExact);
    }

    private static Map<String, Object> measures(ProjectionResult result, DealCashflows run, ClassMeasures measures) {
        var outcome = measures.outcome();
        var currency = run.deal().currency();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("life", Prints.decimal(measures.life(), LIFE_DECIMALS));
        figures.put(
                "firstPrincipal",
                measures.window().map(w -> w.first().toString()).orElse(""));
        figures.put(
                "lastPrincipal", measures.window().map(w -> w.last().toString()).orElse(""));
        figures.put("interestPaid", Prints.amount(currency, measures.interestPaid()));
        figures.put("residualPaid", Prints.amount(currency, measures.residualPaid()));
        figures.put("principalPaid", Prints.amount(currency, outcome.principalPaid()));
        figures.put("principalLoss", Prints.amount(currency, outcome.principalLoss()));
        figures.put("interestShortfall", Prints.amount(currency, outcome.interestShortfall()));
        figures.put("largestInterestShortfall", Prints.amount(currency, outcome.largestInterestShortfall()));
        figures.put("finalFactor", Prints.decimal(measures.finalFactor(), RATE_DECIMALS));
        var valuations = new ArrayList<Map<String, Object>>();
        for (var quote : result.asked()) {
            if (quote.className().equals(measures.className())) {
                quote.value(run, result.terms()).ifPresent(value -> valuations.add(valuation(value)));
            }
        }
        if (!valuations.isEmpty()) {
            figures.put("valuations", List.copyOf(valuations));
        }
        return figures;
    }

    private static Map<String, Object> valuation(Valuation value) {
        var figures = fields(
                "price",
                Prints.decimal(value.price(), LIFE_DECIMALS),
                "accruedInterest",
                Prints.decimal(value.accrued(), LIFE_DECIMALS),
                "yield",
                Prints.decimal(value.yield(), RATE_DECIMALS),
                "modifiedDuration",
                Prints.decimal(value.modifiedDuration(), LIFE_DECIMALS),
                "convexity",
                Prints.decimal(value.convexity(), LIFE_DECIMALS));
        value.discountMargin()
                .ifPresent(margin -> figures.put("discountMargin", Prints.decimal(margin, RATE_DECIMALS)));
        return figures;
    }

    private static Map<String, Object> breakeven(Breakeven found) {
        return fields(
                "outcome",
                found.outcome().name(),
                "holdsAt",
                Prints.decimal(found.holdsAt(), RATE_DECIMALS),
                "failsAt",
                Prints.decimal(found.failsAt(), RATE_DECIMALS),
                "evaluations",
                String.valueOf(found.evaluations()));
    }

    /** Keys and values in turn. */
    private static Map<String, Object> fields(String... keysAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return fields;
    }
}
