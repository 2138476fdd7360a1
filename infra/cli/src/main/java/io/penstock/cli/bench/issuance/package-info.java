/**
 * A whole issuance by script, from a tape to units in wallets, over the public API alone, and counted: what people decide,
 * what they type, and what they type although the system had it. Beside it the same deal by documents and spreadsheets.
 */
@NullMarked
package io.penstock.cli.bench.issuance;

import org.jspecify.annotations.NullMarked;
