/**
 * The gap test: one schedule and one fuzz of slow transactions for any event store, to show which of them loses events.
 */
@NullMarked
package io.penstock.platform.gap;

import org.jspecify.annotations.NullMarked;
