/**
 * States of aggregates as the log gives them: folded, written as canonical JSON, hashed, kept as snapshots. The types, the
 * fold and the hash need neither Spring nor a database, so that an auditor runs the same code on an exported log.
 */
@NullMarked
package io.penstock.platform.state;

import org.jspecify.annotations.NullMarked;
