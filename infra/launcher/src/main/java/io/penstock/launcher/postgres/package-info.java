/** PostgreSQL 18 from the binaries on the class path, with everything durable switched on. */
@NullMarked
package io.penstock.launcher.postgres;

import org.jspecify.annotations.NullMarked;
