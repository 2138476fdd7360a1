/** The commands {@code ./penstock projections …}: where the views stand, and their rebuild beside the serving ones. */
@NullMarked
package io.penstock.cli.projection;

import org.jspecify.annotations.NullMarked;
