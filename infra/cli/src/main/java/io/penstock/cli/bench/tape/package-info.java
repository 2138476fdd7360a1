/** Measures the check of loan tapes beside PostgreSQL's COPY of the same rows. */
@NullMarked
package io.penstock.cli.bench.tape;

import org.jspecify.annotations.NullMarked;
