/** The commands {@code ./penstock backup}, {@code restore} and {@code drill}. */
@NullMarked
package io.penstock.cli.backup;

import org.jspecify.annotations.NullMarked;
