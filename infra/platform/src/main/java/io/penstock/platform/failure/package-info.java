/** Which failures pass by themselves. */
@NullMarked
package io.penstock.platform.failure;

import org.jspecify.annotations.NullMarked;
