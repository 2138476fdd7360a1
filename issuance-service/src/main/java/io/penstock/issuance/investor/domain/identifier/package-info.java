/** Check digits of public identifiers of investors. Uses the JDK alone. */
@NullMarked
package io.penstock.issuance.investor.domain.identifier;

import org.jspecify.annotations.NullMarked;
