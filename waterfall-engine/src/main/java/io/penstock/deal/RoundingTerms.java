package io.penstock.deal;

import java.math.RoundingMode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The roundings that a document names. Each rounds once, to the minor unit.
 *
 * @param modes by name; {@code interest} is required, amounts name the others
 * @param share how an amount is split into whole minor units
 */
public record RoundingTerms(SortedMap<String, RoundingMode> modes, ShareRule share) {

    /** The rounding of accrued interest, once per class. */
    public static final String INTEREST = "interest";

    public RoundingTerms {
        modes = Collections.unmodifiableSortedMap(new TreeMap<>(modes));
    }

    /** Rules for the units left over when shares are not whole. */
    public enum ShareRule {
        /** They go to the largest remainders, and among equal ones to the earlier target (Hamilton's method). */
        LARGEST_REMAINDER
    }
}
