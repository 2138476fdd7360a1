/** A chain in memory: the rules of the contracts on real calldata, blocks, and blocks that are taken back. */
@NullMarked
package io.penstock.simulation.chain;

import org.jspecify.annotations.NullMarked;
