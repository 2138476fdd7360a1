/** Commands that come again: the same ids, the same answer, no second event. */
@NullMarked
package io.penstock.platform.idempotency;

import org.jspecify.annotations.NullMarked;
