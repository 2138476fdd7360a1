/** How long it takes to choose a pool. */
@NullMarked
package io.penstock.cli.bench.selection;

import org.jspecify.annotations.NullMarked;
