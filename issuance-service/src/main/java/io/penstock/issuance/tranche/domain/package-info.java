/** The rules of deals and tranches. Uses the JDK, the kernel and what contexts declare. */
@NullMarked
package io.penstock.issuance.tranche.domain;

import org.jspecify.annotations.NullMarked;
