/**
 * Measures the event log beside the stock engines, in turns, on one PostgreSQL. The only place of the command line that
 * knows Axon, Spring, SQL and the services' platform.
 */
@NullMarked
package io.penstock.cli.bench.log;

import org.jspecify.annotations.NullMarked;
