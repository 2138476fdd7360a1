/** What an investor reads about a class: terms, balance and the factor of every payment date. */
@NullMarked
package io.penstock.issuance.tranche.view.factsheet;

import org.jspecify.annotations.NullMarked;
