/**
 * Single loans by their dated terms: every payment with its date, under the contract types of the ACTUS standard. The
 * package says what a contract owes; whether the borrower pays, prepays or defaults is decided elsewhere. Figures are
 * {@code double}.
 */
@NullMarked
package io.penstock.projection.contract;

import org.jspecify.annotations.NullMarked;
