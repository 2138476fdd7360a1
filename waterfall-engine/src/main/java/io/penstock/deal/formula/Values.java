package io.penstock.deal.formula;

import io.penstock.kernel.Fraction;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The figures behind the names of a formula. Amounts of money are in minor units, flags are 1 or 0, dates are
 * days since 1 January 1970.
 */
public interface Values {

    Fraction figure(Figure figure);

    Fraction amount(String name);

    /** The value of a named amount on the last payment date; nothing on the first. */
    Optional<Fraction> previous(String amount);

    /** A rounding that the document names. */
    RoundingMode rounding(String name);
}
