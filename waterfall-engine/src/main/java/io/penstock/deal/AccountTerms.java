package io.penstock.deal;

import io.penstock.kernel.Money;
import java.util.Optional;

/**
 * The accounts of a deal: always {@value #COLLECTIONS}, which each payment date empties, and perhaps
 * {@value #RESERVE}.
 */
public record AccountTerms(Optional<Reserve> reserve) {

    public static final String COLLECTIONS = "collections";
    public static final String RESERVE = "reserve";

    /**
     * Cash kept for shortfalls.
     *
     * @param initialDeposit put in at closing, out of the proceeds
     * @param target the named amount up to which a step may fill it
     */
    public record Reserve(Money initialDeposit, String target) {}
}
