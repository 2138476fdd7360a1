package io.penstock.deal;

/**
 * What a party earns each payment date. What is not paid is carried to the next, without interest.
 *
 * @param payee role of a party
 * @param amount the named amount that falls due
 */
public record FeeTerms(String name, String payee, String amount) {}
