/** Imports tapes as work that outlives its process: keeps the file, reads it into the pool's rows, tells the pool. */
@NullMarked
package io.penstock.issuance.pool.adapter.intake;

import org.jspecify.annotations.NullMarked;
