/** The offering of a deal's units: terms, orders, clearing, allotment, and what the sponsor has to keep. */
@NullMarked
package io.penstock.issuance.tranche.domain.book;

import org.jspecify.annotations.NullMarked;
