package io.penstock.servicing.deal;

/**
 * Units of one class in one wallet.
 *
 * @param wallet 0x and 40 hexadecimal digits, lower case
 * @param units minor units of original face: USD 1,000.00 is 100000
 */
public record Holding(String className, String investorId, String wallet, long units) {}
