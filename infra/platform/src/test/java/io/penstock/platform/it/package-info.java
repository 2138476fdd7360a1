/** A small service on the platform, and the platform's integration tests on it. */
@NullMarked
package io.penstock.platform.it;

import org.jspecify.annotations.NullMarked;
