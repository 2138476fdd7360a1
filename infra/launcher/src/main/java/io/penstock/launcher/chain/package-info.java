/** The EVM chain: Anvil, Ganache or a node that somebody else runs, and the contracts on it. */
@NullMarked
package io.penstock.launcher.chain;

import org.jspecify.annotations.NullMarked;
