/** Who may be offered what: rules of law as data, and the functions that read them. Uses the JDK and the kernel. */
@NullMarked
package io.penstock.issuance.investor.domain.offering;

import org.jspecify.annotations.NullMarked;
