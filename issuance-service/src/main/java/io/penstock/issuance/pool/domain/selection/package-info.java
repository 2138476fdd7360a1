/** Which loans of many make a pool of a wanted size within the limits of a rule document. Exact and deterministic. */
@NullMarked
package io.penstock.issuance.pool.domain.selection;

import org.jspecify.annotations.NullMarked;
