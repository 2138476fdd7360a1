/**
 * A securitisation deal as data: the document with its parties, calendar, classes, fees, named amounts
 * and priority of payments; its canonical JSON and hash; its validation; and the resolved deal, in which
 * names have become dates and checked formulas.
 *
 * <p>Does not decide what is paid on a payment date ({@code io.penstock.waterfall}) and does not read
 * YAML, which is the edge's affair. Depends on the JDK and the kernel.
 */
@NullMarked
package io.penstock.deal;

import org.jspecify.annotations.NullMarked;
