package io.penstock.platform.it;

import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;

/** The smallest context that has everything: id, commands, events, a refusal. */
final class Tally {

    private Tally() {}

    record TallyId(String value) {

        TallyId {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("tally id is blank");
            }
        }
    }

    /** Adds, in one event each, {@code times} times. */
    record Add(TallyId tallyId, Money amount, int times) {}

    record Added(TallyId tallyId, Money amount, Money total) {}

    enum Refusal implements Rejection.Code {
        AMOUNT_NEGATIVE;

        @Override
        public Rejection.Kind kind() {
            return Rejection.Kind.UNACCEPTABLE;
        }
    }
}
