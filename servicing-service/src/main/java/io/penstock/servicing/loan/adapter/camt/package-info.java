/** Bank statements and notifications in ISO 20022 XML, read in one pass; names are passed over. */
@NullMarked
package io.penstock.servicing.loan.adapter.camt;

import org.jspecify.annotations.NullMarked;
