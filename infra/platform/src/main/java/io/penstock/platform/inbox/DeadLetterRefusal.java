package io.penstock.platform.inbox;

import io.penstock.kernel.Rejection;

/** Why a decision on a dead letter is refused, in this order. */
public enum DeadLetterRefusal implements Rejection.Code {
    DEAD_LETTER_NOT_FOUND(Rejection.Kind.NOT_FOUND),
    DEAD_LETTER_REASON_MISSING(Rejection.Kind.UNACCEPTABLE),
    DEAD_LETTER_CLOSED(Rejection.Kind.CONFLICT),
    DEAD_LETTER_NOT_FIRST(Rejection.Kind.CONFLICT);

    private final Rejection.Kind kind;

    DeadLetterRefusal(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
