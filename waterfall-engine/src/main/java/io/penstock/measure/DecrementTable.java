package io.penstock.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Percent of the original balance of one class that is outstanding after each payment date, one column per scenario,
 * as a prospectus prints it.
 *
 * @param dates the closing date first
 * @param columns percent by scenario, in the order of the print; each as long as {@code dates}
 */
public record DecrementTable(List<LocalDate> dates, SequencedMap<String, List<Double>> columns) {

    public DecrementTable {
        dates = List.copyOf(dates);
        var copy = new LinkedHashMap<String, List<Double>>();
        columns.forEach((scenario, column) -> copy.put(scenario, List.copyOf(column)));
        columns = Collections.unmodifiableSequencedMap(copy);
        for (var column : columns.entrySet()) {
            if (column.getValue().size() != dates.size()) {
                throw new IllegalArgumentException("scenario " + column.getKey() + " has "
                        + column.getValue().size() + " balances for " + dates.size() + " dates");
            }
        }
    }

    /**
     * The table of one class.
     *
     * @param balances after each date, by scenario
     * @throws IllegalArgumentException if the original balance is not positive, or a scenario lacks a date
     */
    public static DecrementTable of(
            double originalBalance, List<LocalDate> dates, SequencedMap<String, List<Double>> balances) {
        var columns = new LinkedHashMap<String, List<Double>>();
        for (Map.Entry<String, List<Double>> scenario : balances.entrySet()) {
            columns.put(
                    scenario.getKey(),
                    scenario.getValue().stream()
                            .map(balance -> 100 * Factor.of(balance, originalBalance))
                            .toList());
        }
        return new DecrementTable(dates, columns);
    }

    /**
     * A cell in whole percent, half up, as prospectuses print it: {@code *} is more than 0 and less than one half.
     *
     * @param row 0 is the closing date
     * @throws IllegalArgumentException if there is no such scenario
     */
    public String printed(int row, String scenario) {
        double percent = column(scenario).get(row);
        return percent > 0 && percent < 0.5 ? "*" : Long.toString(Math.round(percent));
    }

    /** The life of a column in years, from the falls of its percentages. 0 if nothing is ever outstanding. */
    public double life(String scenario, TimeBasis basis) {
        var column = column(scenario);
        var principal = new ArrayList<Cashflow>();
        for (int row = 1; row < dates.size(); row++) {
            principal.add(
                    new Cashflow(basis.years(dates.getFirst(), dates.get(row)), column.get(row - 1) - column.get(row)));
        }
        return WeightedAverageLife.of(principal).orElse(0);
    }

    private List<Double> column(String scenario) {
        var column = columns.get(scenario);
        if (column == null) {
            throw new IllegalArgumentException("no scenario " + scenario + " among " + columns.sequencedKeySet());
        }
        return column;
    }
}
