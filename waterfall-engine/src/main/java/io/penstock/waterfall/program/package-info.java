/**
 * A deal compiled to one flat program over {@code long} slots: the same answers as the plain interpreter of
 * {@link io.penstock.waterfall}, fast enough for projections of many scenarios.
 *
 * <p>The program is a straight line of simple operations. Branches, modes and tests are masks, all ones or zero, that
 * are laid over the limits of steps; a step limited to nothing does nothing. Values carry the interval in which they
 * can lie, so that no operation can overflow unseen.
 */
@NullMarked
package io.penstock.waterfall.program;

import org.jspecify.annotations.NullMarked;
