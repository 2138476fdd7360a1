package io.penstock.projection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Monthly roll rates between delinquency buckets, a Markov chain: from each bucket of {@link DelinquencyBucket} the
 * shares that are found a month later in each bucket, and last the share that is charged off. A share that goes
 * from a late bucket to an earlier one cures. Charge-off is the default of a projection with roll rates.
 *
 * <p>Rows add up to exactly 1. A charged-off loan does not return. Text form: the rows in order, figures separated
 * by blanks and rows by {@code ;}.
 */
public final class RollRates {

    /** Number of buckets, and the column of the charge-off. */
    static final int BUCKETS = DelinquencyBucket.values().length;

    private final List<List<BigDecimal>> rows;
    private final double[] shares;

    private RollRates(List<List<BigDecimal>> rows) {
        this.rows = rows;
        this.shares = new double[BUCKETS * (BUCKETS + 1)];
        for (int from = 0; from < BUCKETS; from++) {
            for (int to = 0; to <= BUCKETS; to++) {
                shares[from * (BUCKETS + 1) + to] = rows.get(from).get(to).doubleValue();
            }
        }
    }

    /**
     * The matrix of these rows.
     *
     * @param rows one for each bucket, each with a decimal for every bucket and one for the charge-off
     * @throws IllegalArgumentException if a row is missing, has another length, a negative share, or a sum other
     *     than 1
     */
    public static RollRates of(List<List<String>> rows) {
        if (rows.size() != BUCKETS) {
            throw new IllegalArgumentException("roll rates have " + BUCKETS + " rows, not " + rows.size());
        }
        var exact = new ArrayList<List<BigDecimal>>();
        for (var row : rows) {
            var from = DelinquencyBucket.at(exact.size()).label();
            var figures = row.stream()
                    .map(figure -> new BigDecimal(figure).stripTrailingZeros())
                    .toList();
            if (figures.size() != BUCKETS + 1) {
                throw new IllegalArgumentException(
                        "roll rates from " + from + " have " + (BUCKETS + 1) + " figures, not " + figures.size());
            }
            var sum = figures.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(BigDecimal.ONE) != 0 || figures.stream().anyMatch(f -> f.signum() < 0)) {
                throw new IllegalArgumentException(
                        "roll rates from " + from + " add up to " + sum.toPlainString() + " or one is negative");
            }
            exact.add(figures);
        }
        return new RollRates(List.copyOf(exact));
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static RollRates parse(String text) {
        var rows = new ArrayList<List<String>>();
        for (var row : List.of(text.split(";", -1))) {
            rows.add(List.of(row.strip().split("\\s+")));
        }
        return of(rows);
    }

    /** Share that rolls from one bucket to another in a month. */
    public double share(DelinquencyBucket from, DelinquencyBucket to) {
        return share(from.place(), to.place());
    }

    /** Share of a bucket that is charged off in a month. */
    public double chargeOff(DelinquencyBucket from) {
        return share(from.place(), BUCKETS);
    }

    double share(int from, int to) {
        return shares[from * (BUCKETS + 1) + to];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RollRates r && r.rows.equals(rows);
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }

    @Override
    public String toString() {
        var text = new ArrayList<String>();
        for (var row : rows) {
            text.add(
                    String.join(" ", row.stream().map(BigDecimal::toPlainString).toList()));
        }
        return String.join("; ", text);
    }
}
