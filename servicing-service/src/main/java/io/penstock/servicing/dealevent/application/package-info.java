/** Runs the rules of decided facts inside Axon. */
@NullMarked
package io.penstock.servicing.dealevent.application;

import org.jspecify.annotations.NullMarked;
