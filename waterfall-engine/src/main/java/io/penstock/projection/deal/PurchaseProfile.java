package io.penstock.projection.deal;

import io.penstock.projection.LoanTerms;

/**
 * What a revolving deal buys: each purchase is one more loan like this one, at par, and starts to pay in the month after
 * the payment date that bought it. Curves by projection month run from the purchase; curves by loan age run on
 * its age.
 *
 * @param loan rate, remaining term, age, kind and segment; its balance is only the scale and may be any
 */
public record PurchaseProfile(LoanTerms loan) {}
