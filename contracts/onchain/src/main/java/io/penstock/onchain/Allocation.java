package io.penstock.onchain;

/**
 * What one investor gets of one class at closing, and pays.
 *
 * @param units minor units of original face, a multiple of the class's denomination
 * @param cashMinor minor units of cash taken from the wallet; 0 for a class that the seller keeps
 */
public record Allocation(String className, String wallet, long units, long cashMinor) {}
