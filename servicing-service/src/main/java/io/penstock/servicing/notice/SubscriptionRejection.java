package io.penstock.servicing.notice;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse a {@link SubscriptionCommand}, highest precedence first. */
public enum SubscriptionRejection implements Rejection.Code {
    /** There is none of this name, or it is somebody else's. */
    SUBSCRIPTION_NOT_FOUND(NOT_FOUND),
    /** The name is taken; choose another. */
    SUBSCRIPTION_EXISTS(CONFLICT),
    /** It was ended, and its name is not used again. */
    SUBSCRIPTION_ENDED(CONFLICT),
    /** A subscription to nothing. */
    TOPICS_MISSING(UNACCEPTABLE),
    /** E-mail is not signed. */
    CHANNEL_WITHOUT_SECRET(UNACCEPTABLE);

    private final Rejection.Kind kind;

    SubscriptionRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
