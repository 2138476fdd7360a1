/**
 * The language in which a deal document names its amounts: typed, exact and total. A checked formula
 * cannot fail on a payment date; it has no clock, no loops, and no division without an answer for zero.
 *
 * <p>Knows nothing of the document around it: names are looked up through {@code Scope}, values through
 * {@code Values}.
 */
@NullMarked
package io.penstock.deal.formula;

import org.jspecify.annotations.NullMarked;
