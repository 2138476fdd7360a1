/**
 * Reads what the chain says of our contracts, block by block behind the confirmations, and tells the service what nobody
 * here has caused. Decides nothing: what follows is a command to an aggregate.
 */
@NullMarked
package io.penstock.platform.chain.watch;

import org.jspecify.annotations.NullMarked;
