/** The rules of a pool and the values of a tape. Uses the JDK, the kernel and the context's own package. */
@NullMarked
package io.penstock.issuance.pool.domain;

import org.jspecify.annotations.NullMarked;
