package io.penstock.cli.bench;

import io.penstock.cli.output.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rates of one contestant over all rounds.
 *
 * @param rates in the order of the rounds
 * @param ratioToPeer median over the rounds of this rate by the peer's rate in the same round
 */
public record Measured(Contestant contestant, List<Double> rates, Optional<Double> ratioToPeer) {

    public Measured {
        rates = List.copyOf(rates);
    }

    public double median() {
        return median(rates);
    }

    double best() {
        return rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** All of them for people. */
    public static Table table(List<Measured> measured) {
        var table = Table.of("what", "median", "best", "unit", "ratio", "to peer", "target", "reached");
        for (var m : measured) {
            var contestant = m.contestant();
            table.row(
                    contestant.name(),
                    figure(m.median()),
                    figure(m.best()),
                    contestant.unit(),
                    m.ratioToPeer().map(Measured::figure).orElse(""),
                    contestant.peer().orElse(""),
                    m.targets(),
                    m.reached().map(reached -> reached ? "yes" : "NO").orElse(""));
        }
        return table;
    }

    /** Whether the median reaches its target and the ratio its own; nothing if none is set. */
    Optional<Boolean> reached() {
        var rate = contestant.target().map(target -> median() >= target);
        var ratio = contestant.targetRatio().flatMap(target -> ratioToPeer.map(seen -> seen >= target));
        return rate.isPresent() && ratio.isPresent() ? Optional.of(rate.get() && ratio.get()) : rate.or(() -> ratio);
    }

    /** The targets as a reader sees them. */
    String targets() {
        return Stream.concat(
                        contestant.target().map(Measured::figure).stream(),
                        contestant.targetRatio().map(ratio -> figure(ratio) + " x").stream())
                .collect(Collectors.joining(", "));
    }

    public Map<String, Object> toJson() {
        var json = new TreeMap<String, Object>();
        json.put("unit", contestant.unit());
        json.put("median", median());
        json.put("best", best());
        json.put("rounds", rates);
        contestant.peer().ifPresent(peer -> json.put("peer", peer));
        ratioToPeer.ifPresent(ratio -> json.put("ratioToPeer", ratio));
        contestant.target().ifPresent(target -> json.put("target", target));
        contestant.targetRatio().ifPresent(target -> json.put("targetRatio", target));
        reached().ifPresent(reached -> json.put("reached", reached));
        return json;
    }

    public static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return size % 2 == 1 ? sorted.get(size / 2) : (sorted.get(size / 2 - 1) + sorted.get(size / 2)) / 2;
    }

    /** As many digits as a reader can use: three of them, or the whole number. */
    public static String figure(double value) {
        double size = Math.abs(value);
        var format = size >= 100 ? "%,.0f" : size >= 10 ? "%,.1f" : size >= 0.1 ? "%,.2f" : "%.3g";
        return String.format(Locale.ROOT, format, value);
    }
}
