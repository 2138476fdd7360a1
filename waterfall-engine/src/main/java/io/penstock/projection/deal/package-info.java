/**
 * A deal fed with a projected pool: what each class gets on each payment date under a scenario, what that is worth, and
 * how much default it bears. The pool comes from {@code io.penstock.projection}, the payments from the compiled program
 * that also pays real money; this package turns the one into the other. It holds no rule of any deal.
 *
 * <p>Source: design/WATERFALL.md, sections 8.3, 9 and 10.
 */
@NullMarked
package io.penstock.projection.deal;

import org.jspecify.annotations.NullMarked;
