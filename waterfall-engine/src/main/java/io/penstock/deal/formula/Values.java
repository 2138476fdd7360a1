package io.penstock.deal.formula;

import io.penstock.kernel.Fraction;

/** The figures behind the names of a formula. Amounts of money are in minor units. */
public interface Values {

    Fraction figure(Figure figure);

    Fraction amount(String name);
}
