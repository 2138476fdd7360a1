/** The deterministic simulation of a deal's life: one thread, one seed, every fault, the services' own rules. */
@NullMarked
package io.penstock.simulation;

import org.jspecify.annotations.NullMarked;
