package io.penstock.onchain;

/**
 * One push of a distribution, in minor units. An empty class name is a fee.
 *
 * <p>A wallet is paid once per class: its exact share of the class total rounded down, or one minor unit more.
 */
public record Payment(String className, String wallet, long amountMinor) {}
