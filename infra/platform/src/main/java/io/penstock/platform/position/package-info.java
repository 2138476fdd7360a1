/** Reading one's own write: positions of the log over HTTP. */
@NullMarked
package io.penstock.platform.position;

import org.jspecify.annotations.NullMarked;
