/**
 * Deals and their classes: from the deal document to units in investors' wallets, and the balance of each class until
 * it is redeemed.
 *
 * <p>Aggregates: {@link io.penstock.issuance.tranche.domain.Deal} decides who gets what and who has to agree before a
 * closing; {@link io.penstock.issuance.tranche.domain.Tranche}, one for each class, decides how far principal may be
 * repaid. Neither decides how much is paid on a payment date: that is the waterfall's answer and arrives from servicing.
 *
 * <p>Publishes {@code TrancheIssuedV1} and {@code DealClosedV1} on topic {@code issuance.tranche.v1}; listens to {@code
 * DistributionPaidV1}. On chain: {@code TrancheToken}, {@code DeliveryVersusPayment}.
 */
@NullMarked
package io.penstock.issuance.tranche;

import org.jspecify.annotations.NullMarked;
