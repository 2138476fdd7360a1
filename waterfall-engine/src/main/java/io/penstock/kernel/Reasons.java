package io.penstock.kernel;

import java.util.Optional;

/**
 * What a person gives as the reason of a decision. It stands in events for ever, so it is short and nothing personal;
 * that it is not personal only the person can know. Each place that takes a reason has a rejection code of its own and
 * this one rule.
 */
public final class Reasons {

    /** Characters at most. */
    public static final int MOST = 200;

    private Reasons() {}

    /** Why the text is no reason; empty if it is one. */
    public static Optional<String> objection(String reason) {
        return reason.isBlank() || reason.length() > MOST
                ? Optional.of("a reason has 1 to " + MOST + " characters, given are "
                        + reason.strip().length())
                : Optional.empty();
    }
}
