/**
 * The service's own copy of closed deals: their documents and the holders of their classes, as issuance published them.
 *
 * <p>No aggregate and no decision: what is here was decided elsewhere, and comes from Kafka alone. Other contexts read it
 * through {@link io.penstock.servicing.deal.ServicedDeals}.
 */
@NullMarked
package io.penstock.servicing.deal;

import org.jspecify.annotations.NullMarked;
