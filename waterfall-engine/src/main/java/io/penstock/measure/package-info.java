/**
 * Figures that investors and rating analysts read off a cash flow: lives, yields, durations, margins, losses and
 * break-evens. It takes plain series of times and amounts, so that any source of cash flows can be measured, and knows
 * neither deals nor pools. Figures are {@code double}: they describe cash, and no cash is computed from them.
 */
@NullMarked
package io.penstock.measure;

import org.jspecify.annotations.NullMarked;
