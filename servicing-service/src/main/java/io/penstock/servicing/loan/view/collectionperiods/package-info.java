/** The collection periods of a deal as the log tells them, read from its events at the moment of asking. */
@NullMarked
package io.penstock.servicing.loan.view.collectionperiods;

import org.jspecify.annotations.NullMarked;
