/** Runs the rules of pools inside Axon, imports and freezes, and reacts to what happened. */
@NullMarked
package io.penstock.issuance.pool.application;

import org.jspecify.annotations.NullMarked;
