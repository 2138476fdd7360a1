package io.penstock.deal;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the cash of one source goes.
 *
 * @param to weight by account; the weights add up to 1, and units left over by rounding down go to the largest
 *     remainders
 */
public record SourceTerms(SortedMap<String, BigDecimal> to) {

    public SourceTerms {
        var stripped = new TreeMap<String, BigDecimal>();
        to.forEach((account, weight) -> stripped.put(account, weight.stripTrailingZeros()));
        to = Collections.unmodifiableSortedMap(stripped);
    }

    /** All of the source into one account. */
    public static SourceTerms all(String account) {
        return new SourceTerms(new TreeMap<>(Map.of(account, BigDecimal.ONE)));
    }
}
