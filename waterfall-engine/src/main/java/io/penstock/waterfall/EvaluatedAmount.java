package io.penstock.waterfall;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A named amount as computed on a payment date, with all that it was computed from.
 *
 * @param formula as the document writes it
 * @param value major units of the deal currency, {@code "1500.00"}; a pure number as a reduced fraction,
 *     {@code "113/24000"}
 * @param inputs the figures and amounts that the formula names, by path or name
 */
public record EvaluatedAmount(String name, String formula, String value, SortedMap<String, String> inputs) {

    public EvaluatedAmount {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }
}
