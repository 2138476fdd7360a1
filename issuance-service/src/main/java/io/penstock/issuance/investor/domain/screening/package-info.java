/** Whether somebody stands on a list of sanctioned parties. Uses the JDK alone. */
@NullMarked
package io.penstock.issuance.investor.domain.screening;

import org.jspecify.annotations.NullMarked;
