/**
 * From a figure on a report down to clause, formula, inputs and events.
 *
 * <p>Reads logs alone. {@link io.penstock.cli.audit.explain.History} gathers what the logs say of pools, deals and
 * payment dates; {@link io.penstock.cli.audit.explain.FigureList} names every figure; the {@code …Tree} classes explain
 * one kind of figure each. Whatever is not explained further names the journal position of the event that holds it.
 */
@NullMarked
package io.penstock.cli.audit.explain;

import org.jspecify.annotations.NullMarked;
