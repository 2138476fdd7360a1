/** The services' tables in memory. Each write is a transaction, and repeating it changes nothing, as the ports ask. */
@NullMarked
package io.penstock.simulation.store;

import org.jspecify.annotations.NullMarked;
