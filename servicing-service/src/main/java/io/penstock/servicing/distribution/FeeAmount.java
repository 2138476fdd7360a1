package io.penstock.servicing.distribution;

import io.penstock.kernel.Money;

/**
 * What one party of the deal receives on a payment date, all its fees together.
 *
 * @param role as in the deal document: {@code "servicer"}
 * @param wallet 0x and 40 hexadecimal digits
 */
public record FeeAmount(String role, String wallet, Money amount) {}
