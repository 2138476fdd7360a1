/** The command {@code ./penstock}: picks a subcommand, prints what it does, and returns 0 only on success. */
@NullMarked
package io.penstock.cli;

import org.jspecify.annotations.NullMarked;
