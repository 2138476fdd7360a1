/** The deal's collections account in contract DistributionPool. */
@NullMarked
package io.penstock.servicing.loan.adapter.chain;

import org.jspecify.annotations.NullMarked;
