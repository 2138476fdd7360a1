/** What issuance publishes about pools and deals. */
@NullMarked
package io.penstock.servicing.loan.adapter.kafka;

import org.jspecify.annotations.NullMarked;
