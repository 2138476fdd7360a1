/**
 * Breaks a running stack on purpose and checks afterwards that nothing acknowledged was lost, doubled, skipped or
 * reordered. Seeded: the same seed makes the same plan of faults, though processes meet it at other moments.
 */
@NullMarked
package io.penstock.cli.bench.faults;

import org.jspecify.annotations.NullMarked;
