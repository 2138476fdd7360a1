package io.penstock.onchain;

/** What a distribution pays to all holders of a class together, interest and principal in one sum, in minor units. */
public record ClassTotal(String className, long amountMinor) {}
