/** After closing: loans are serviced, periods are closed, and payment dates are calculated, approved and paid. */
@NullMarked
package io.penstock.servicing;

import org.jspecify.annotations.NullMarked;
