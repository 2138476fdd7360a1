package io.penstock.tape;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the originator says the tape adds up to. A difference is reported with both figures and nothing is forced.
 *
 * @param loans how many loans
 * @param sums by the name of an amount's column, major units
 * @param counts rows of a region or of a status, by its code
 */
public record ControlFigures(OptionalLong loans, Map<String, BigDecimal> sums, Map<String, Long> counts) {

    public ControlFigures {
        sums = Map.copyOf(sums);
        counts = Map.copyOf(counts);
    }

    /** Nothing to compare with. */
    public static ControlFigures none() {
        return new ControlFigures(OptionalLong.empty(), Map.of(), Map.of());
    }
}
