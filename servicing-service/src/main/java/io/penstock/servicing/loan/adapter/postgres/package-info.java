/** Loans by period in columns, collection files, and the copy of what issuance published, in PostgreSQL. */
@NullMarked
package io.penstock.servicing.loan.adapter.postgres;

import org.jspecify.annotations.NullMarked;
