package io.penstock.issuance.investor.domain.offering;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * One condition of a qualification.
 *
 * @param fact what is known of the investor, for example {@code netWorthWithoutHome}
 * @param bound of {@link #value()}
 * @param value in major units of the rule's currency where the fact is an amount; 1 stands for yes
 */
public record FactTest(String fact, Bound bound, BigDecimal value) {

    /** Which side of the value is good. */
    public enum Bound {
        AT_LEAST("at least"),
        MORE_THAN("more than");

        private final String text;

        Bound(String text) {
            this.text = text;
        }
    }

    /** Why the facts do not meet it; empty if they do. */
    Optional<String> objection(Map<String, BigDecimal> facts) {
        var known = facts.get(fact);
        if (known == null) {
            return Optional.of(fact + " is not stated, needed is " + need());
        }
        int order = known.compareTo(value);
        return order > 0 || (order == 0 && bound == Bound.AT_LEAST)
                ? Optional.empty()
                : Optional.of(fact + " is " + known.toPlainString() + ", needed is " + need());
    }

    private String need() {
        return bound.text + " " + value.toPlainString();
    }
}
