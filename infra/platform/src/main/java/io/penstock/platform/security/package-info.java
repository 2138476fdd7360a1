/** Who calls, and what each role may do. Everything is denied unless allowed. */
@NullMarked
package io.penstock.platform.security;

import org.jspecify.annotations.NullMarked;
