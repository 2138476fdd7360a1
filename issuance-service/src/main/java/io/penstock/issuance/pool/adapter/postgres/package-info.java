/** Tapes and their loans in PostgreSQL. */
@NullMarked
package io.penstock.issuance.pool.adapter.postgres;

import org.jspecify.annotations.NullMarked;
