/** The calendar of a deal and what is due, read from its events at the moment of asking. */
@NullMarked
package io.penstock.servicing.distribution.view.calendar;

import org.jspecify.annotations.NullMarked;
