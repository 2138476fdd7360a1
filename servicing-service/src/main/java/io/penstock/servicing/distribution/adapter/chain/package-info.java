/** What a payment date does on chain, through contract DistributionPool. */
@NullMarked
package io.penstock.servicing.distribution.adapter.chain;

import org.jspecify.annotations.NullMarked;
