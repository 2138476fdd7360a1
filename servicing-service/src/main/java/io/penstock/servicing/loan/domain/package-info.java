/** The rules of loan servicing. Uses the JDK, the kernel and the context's own commands, events and rejections. */
@NullMarked
package io.penstock.servicing.loan.domain;

import org.jspecify.annotations.NullMarked;
