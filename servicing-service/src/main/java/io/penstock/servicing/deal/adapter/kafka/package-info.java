/** What issuance publishes about deals and their holders. */
@NullMarked
package io.penstock.servicing.deal.adapter.kafka;

import org.jspecify.annotations.NullMarked;
