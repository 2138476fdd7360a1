package io.penstock.projection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The figures of a curve, one a month with the last one held, as exact decimals and as doubles. */
final class Figures {

    private static final String BY_AGE = "byAge";

    private final List<BigDecimal> figures;
    private final double[] values;
    private final boolean byAge;

    Figures(List<BigDecimal> figures, boolean byAge) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("a curve has at least one figure");
        }
        if (figures.stream().anyMatch(f -> f.signum() < 0)) {
            throw new IllegalArgumentException("a curve has no negative figure: " + figures);
        }
        this.figures = figures.stream().map(BigDecimal::stripTrailingZeros).toList();
        this.values = figures.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        this.byAge = byAge;
    }

    static Figures of(String... figures) {
        var exact = new ArrayList<BigDecimal>();
        for (var figure : figures) {
            exact.add(new BigDecimal(figure));
        }
        return new Figures(exact, false);
    }

    /** Reads {@code 0.01 0.02 0.02} with an optional {@code byAge} in front. */
    static Figures parse(List<String> words) {
        boolean byAge = !words.isEmpty() && words.getFirst().equals(BY_AGE);
        var rest = byAge ? words.subList(1, words.size()) : words;
        try {
            return new Figures(rest.stream().map(BigDecimal::new).toList(), byAge);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not all decimal numbers: " + rest, e);
        }
    }

    Figures byAge() {
        return new Figures(figures, true);
    }

    Figures times(BigDecimal multiple) {
        return new Figures(figures.stream().map(f -> f.multiply(multiple)).toList(), byAge);
    }

    /** Figure of a projection month, from 1, for a loan of this age at its start; the last figure is held. */
    double at(int month, int age) {
        return values[Math.min(byAge ? age : month - 1, values.length - 1)];
    }

    boolean followsAge() {
        return byAge || values.length == 1;
    }

    boolean followsMonth() {
        return !byAge || values.length == 1;
    }

    boolean isZero() {
        return figures.stream().allMatch(f -> f.signum() == 0);
    }

    double largest() {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Figures f && f.byAge == byAge && f.figures.equals(figures);
    }

    @Override
    public int hashCode() {
        return figures.hashCode();
    }

    @Override
    public String toString() {
        var text = new StringBuilder(byAge ? BY_AGE : "");
        for (var figure : figures) {
            text.append(text.isEmpty() ? "" : " ").append(figure.toPlainString());
        }
        return text.toString();
    }
}
