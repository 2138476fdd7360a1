/** Measures the product against peers in the same run: figures for people, ratios for comparisons. */
@NullMarked
package io.penstock.cli.bench;

import org.jspecify.annotations.NullMarked;
