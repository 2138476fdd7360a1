/** {@code ./penstock bench chain}: what the contracts cost, and how fast the mirror writes. */
@NullMarked
package io.penstock.cli.bench.chain;

import org.jspecify.annotations.NullMarked;
