/** What a payment date paid, to whom and by which transaction, read from its events at the moment of asking. */
@NullMarked
package io.penstock.servicing.distribution.view.paymentreport;

import org.jspecify.annotations.NullMarked;
