/** Defaults, and checks that refuse to start on unsafe ground. */
@NullMarked
package io.penstock.platform.start;

import org.jspecify.annotations.NullMarked;
