/** What must hold in a simulated life, counted again from the logs and the chain without the code that decided. */
@NullMarked
package io.penstock.simulation.invariant;

import org.jspecify.annotations.NullMarked;
