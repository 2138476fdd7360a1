package io.penstock.deal;

import io.penstock.deal.formula.FormulaType.Kind;
import java.util.Optional;

/**
 * A figure that comes with each payment date from outside, because no formula can know it.
 *
 * @param kind money, rate, count or flag
 * @param defaultValue taken when an input leaves it out, in canonical form; without one it is required
 * @param note for readers
 */
public record InputTerms(String name, Kind kind, Optional<String> defaultValue, Optional<String> note) {}
