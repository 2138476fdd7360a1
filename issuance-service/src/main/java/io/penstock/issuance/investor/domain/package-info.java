/** The rules of an investor. Uses the JDK, the kernel and the context's own package. */
@NullMarked
package io.penstock.issuance.investor.domain;

import org.jspecify.annotations.NullMarked;
