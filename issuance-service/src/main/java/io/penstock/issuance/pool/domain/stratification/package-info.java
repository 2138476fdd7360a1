/** Tables that show what a pool consists of. Every table adds up to the pool. */
@NullMarked
package io.penstock.issuance.pool.domain.stratification;

import org.jspecify.annotations.NullMarked;
