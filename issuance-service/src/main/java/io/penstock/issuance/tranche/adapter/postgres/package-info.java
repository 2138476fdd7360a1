/** Tables of deals and their securities. */
@NullMarked
package io.penstock.issuance.tranche.adapter.postgres;

import org.jspecify.annotations.NullMarked;
