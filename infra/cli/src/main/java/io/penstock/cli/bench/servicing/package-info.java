/** Measures a collection period of a million loans beside PostgreSQL's COPY of the same file. */
@NullMarked
package io.penstock.cli.bench.servicing;

import org.jspecify.annotations.NullMarked;
