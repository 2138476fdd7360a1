/** Which facts were decided, from when on, and by whom, read from events at the moment of asking. */
@NullMarked
package io.penstock.servicing.dealevent.view.dealevents;

import org.jspecify.annotations.NullMarked;
