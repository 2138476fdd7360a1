package io.penstock.waterfall;

import io.penstock.kernel.Money;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A call of the deal on a payment date. All of it is computed as if nobody exercised anything.
 *
 * @param exercisable whether its condition held
 * @param exercised whether the input says that it is exercised; then {@code price} was credited
 * @param price for which the assets are, or would be, sold; zero where the condition does not hold
 * @param inputs the figures and amounts that condition and price read, by path or name
 */
public record CallResult(
        String name, boolean exercisable, boolean exercised, Money price, SortedMap<String, String> inputs) {

    /** Copies the inputs. */
    public CallResult {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        Amounts.requireNotNegative("price of call " + name, price);
    }
}
