package io.penstock.onchain;

/**
 * What a distribution pays to all holders of a class together, interest, principal and residual in one sum, in minor units.
 *
 * @param residualMinor the part of it that is equity's: the chain refuses it on a date on which senior tests fail
 */
public record ClassTotal(String className, long amountMinor, long residualMinor) {

    /** A class without a part of equity. */
    public ClassTotal(String className, long amountMinor) {
        this(className, amountMinor, 0);
    }
}
