/** Reads tapes that servicers file every month, ABS-EE above all, as what happened to each loan. */
@NullMarked
package io.penstock.servicing.loan.adapter.tape;

import org.jspecify.annotations.NullMarked;
