/** Child processes that never outlive the launcher: each runs under a supervisor that watches a pipe. */
@NullMarked
package io.penstock.launcher.process;

import org.jspecify.annotations.NullMarked;
