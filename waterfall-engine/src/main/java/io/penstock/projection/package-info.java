/**
 * Projects the cash of a pool of loans month by month: scheduled principal, prepayments, interest, defaults,
 * recoveries and losses under a scenario of curves and one of the named conventions.
 *
 * <p>The only package beside {@code io.penstock.measure} that computes in {@code double}. Amounts inside are
 * minor units as {@code double}; {@link io.penstock.projection.CentFlows} turns them into exact cents, by
 * cumulative rounding, where they enter a priority of payments. It knows nothing of deals.
 *
 * <p>The same pool and scenario give the same bits for any number of threads: every sum has a fixed order.
 */
@NullMarked
package io.penstock.projection;

import org.jspecify.annotations.NullMarked;
