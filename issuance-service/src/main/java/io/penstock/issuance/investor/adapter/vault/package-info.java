/** Seals personal data. Uses the JDK alone. */
@NullMarked
package io.penstock.issuance.investor.adapter.vault;

import org.jspecify.annotations.NullMarked;
