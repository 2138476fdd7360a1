/** A pool as its import reads it from a tape, before anything is stored. */
@NullMarked
package io.penstock.issuance.pool.adapter;

import org.jspecify.annotations.NullMarked;
