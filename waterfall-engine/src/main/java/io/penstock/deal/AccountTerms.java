package io.penstock.deal;

import io.penstock.kernel.Money;
import java.util.Optional;

/**
 * An account of the deal, by its name in the document.
 *
 * @param initialDeposit put in at closing, out of the proceeds; zero if the document states none
 * @param target the named amount up to which a step can fill it
 * @param floor the named amount that a {@code support} leaves in it
 * @param keeps whether cash may stay in an account without a target from one payment date to the next
 */
public record AccountTerms(Money initialDeposit, Optional<String> target, Optional<String> floor, boolean keeps) {

    /** Receives the collections where the document states no sources; each payment date empties it. */
    public static final String COLLECTIONS = "collections";

    /** Receives its own income where the document states no sources. */
    public static final String RESERVE = "reserve";
}
