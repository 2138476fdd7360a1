package io.penstock.cli.project;

import io.penstock.cli.project.report.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The part of the page on what classes are worth and how much default they bear, where it was asked for. */
final class ValueSection {

    private static final int PRICE_DECIMALS = 4;
    private static final int YEAR_DECIMALS = 2;
    private static final int PERCENT_DECIMALS = 3;

    private final ProjectionResult result;
    private final Html page;

    ValueSection(ProjectionResult result, Html page) {
        this.result = result;
        this.page = page;
    }

    void write() {
        if (!result.asked().isEmpty()) {
            page.heading(2, "Value");
            page.table(
                    List.of("Class", "Scenario", "Price", "Yield", "Modified duration", "Convexity", "Discount margin"),
                    values());
        }
        if (!result.breakevens().isEmpty()) {
            page.heading(2, "Break-even default rate");
            page.paragraph("The constant annual default rate between the two figures brings the class its first loss;"
                    + " all other assumptions stay.");
            var rows = new ArrayList<List<String>>();
            result.breakevens()
                    .forEach((name, found) -> rows.add(List.of(
                            name,
                            found.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            Prints.asPercent(found.holdsAt(), PERCENT_DECIMALS),
                            Prints.asPercent(found.failsAt(), PERCENT_DECIMALS))));
            page.table(List.of("Class", "Search", "No loss at", "Loss at"), rows);
        }
    }

    private List<List<String>> values() {
        var rows = new ArrayList<List<String>>();
        for (var quote : result.asked()) {
            for (var run : result.runs()) {
                var name = run.scenario().name();
                rows.add(quote.value(run, result.terms())
                        .map(v -> List.of(
                                quote.className(),
                                name,
                                Prints.decimal(v.price(), PRICE_DECIMALS),
                                Prints.asPercent(v.yield(), PERCENT_DECIMALS),
                                Prints.decimal(v.modifiedDuration(), YEAR_DECIMALS),
                                Prints.decimal(v.convexity(), YEAR_DECIMALS),
                                v.discountMargin().isPresent()
                                        ? Prints.asPercent(v.discountMargin().getAsDouble(), PERCENT_DECIMALS)
                                        : ""))
                        .orElse(List.of(quote.className(), name, "", "none", "", "", "")));
            }
        }
        return rows;
    }
}
