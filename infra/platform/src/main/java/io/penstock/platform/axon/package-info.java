/** Axon on top of the event log: command bus, processors, tokens. */
@NullMarked
package io.penstock.platform.axon;

import org.jspecify.annotations.NullMarked;
