/** Deal documents and holdings in PostgreSQL. */
@NullMarked
package io.penstock.servicing.deal.adapter.postgres;

import org.jspecify.annotations.NullMarked;
