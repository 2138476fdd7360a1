/** Reads the rules of offerings from their document. */
@NullMarked
package io.penstock.issuance.investor.adapter.yaml;

import org.jspecify.annotations.NullMarked;
