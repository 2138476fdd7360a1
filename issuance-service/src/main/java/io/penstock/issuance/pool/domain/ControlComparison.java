package io.penstock.issuance.pool.domain;

import io.penstock.issuance.pool.TapeDifference;
import io.penstock.issuance.pool.TapeDifference.Source;
import io.penstock.tape.ControlFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the originator says a tape adds up to beside what it does. */
public final class ControlComparison {

    private ControlComparison() {}

    /**
     * What a tape adds up to.
     *
     * @param loans how many; empty if it is not known
     * @param sums by the name of an amount's column, over all rows, major units
     * @param counts rows by region and by status; empty if they are not known
     */
    public record Seen(Optional<Long> loans, Map<String, BigDecimal> sums, Optional<Map<String, Long>> counts) {}

    /**
     * All differences, figures that the tape has not at all included; every one blocks.
     *
     * @param tolerance of sums, major units
     */
    public static List<TapeDifference> of(ControlFigures stated, Seen seen, BigDecimal tolerance) {
        var differences = new ArrayList<TapeDifference>();
        if (stated.loans().isPresent()) {
            compare(
                    differences,
                    "loans",
                    seen.loans().map(BigDecimal::valueOf),
                    BigDecimal.valueOf(stated.loans().getAsLong()),
                    BigDecimal.ZERO);
        }
        new TreeMap<>(stated.sums())
                .forEach((name, theirs) -> compare(
                        differences, name, Optional.ofNullable(seen.sums().get(name)), theirs, tolerance));
        seen.counts()
                .ifPresent(counts -> new TreeMap<>(stated.counts())
                        .forEach((group, theirs) -> compare(
                                differences,
                                "rows of " + group,
                                Optional.of(BigDecimal.valueOf(counts.getOrDefault(group, 0L))),
                                BigDecimal.valueOf(theirs),
                                BigDecimal.ZERO)));
        return differences;
    }

    private static void compare(
            List<TapeDifference> differences,
            String figure,
            Optional<BigDecimal> ours,
            BigDecimal theirs,
            BigDecimal tolerance) {
        if (ours.isEmpty() || ours.get().subtract(theirs).abs().compareTo(tolerance) > 0) {
            differences.add(new TapeDifference(
                    figure,
                    Source.CONTROL_TOTALS,
                    ours,
                    Optional.of(theirs),
                    tolerance,
                    ours.isEmpty() ? "the tape has no such figure" : "",
                    true));
        }
    }
}
