/**
 * Runs the priority of payments of a deal for one payment date: collections and the state of the last
 * payment date in, payments by clause and the new state out. A pure function, so that anybody can run it
 * again from the recorded input and compare every line.
 *
 * <p>Cash is asserted on the way: no account below zero, nothing paid beyond what is due, and collections
 * plus reserve equal what was paid out plus the reserve that is left. A run that breaks this stops and
 * pays nobody.
 */
@NullMarked
package io.penstock.waterfall;

import org.jspecify.annotations.NullMarked;
