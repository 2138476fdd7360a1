/** The list of deals. */
@NullMarked
package io.penstock.issuance.tranche.view.summary;

import org.jspecify.annotations.NullMarked;
