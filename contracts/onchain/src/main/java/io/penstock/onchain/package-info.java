/**
 * The chain as Java sees it: deploy the contracts, build effects for the gateway, read what the chain holds.
 *
 * <p>Decides nothing about deals or money: services decide, the contracts check, this package translates. It keeps no
 * nonces and retries nothing; the services' outbox does. Amounts of cash are minor units (cents) throughout; on chain
 * the settlement token has six decimals, and the factor is applied here and nowhere else. Text ids leave this package as
 * their Keccak-256 only.
 */
@NullMarked
package io.penstock.onchain;

import org.jspecify.annotations.NullMarked;
