/** The loans of a deal, page by page, as of its last closed period. */
@NullMarked
package io.penstock.servicing.loan.view.loans;

import org.jspecify.annotations.NullMarked;
