/** {@code ./penstock simulate}: many seeded lives of a deal, and the command that repeats one. */
@NullMarked
package io.penstock.cli.simulation;

import org.jspecify.annotations.NullMarked;
