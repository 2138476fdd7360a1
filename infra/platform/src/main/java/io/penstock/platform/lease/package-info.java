/** Which instance of a service does the work that only one may do, and what keeps a paused one from doing it too. */
@NullMarked
package io.penstock.platform.lease;

import org.jspecify.annotations.NullMarked;
