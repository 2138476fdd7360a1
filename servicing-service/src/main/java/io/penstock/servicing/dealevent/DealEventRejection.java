package io.penstock.servicing.dealevent;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse a {@link DealEventCommand}, highest precedence first. */
public enum DealEventRejection implements Rejection.Code {
    /** The deal document has no input of this name that is a flag. */
    FLAG_NOT_FOUND(NOT_FOUND),
    /** No such proposal is open. */
    DEAL_EVENT_PROPOSAL_NOT_FOUND(NOT_FOUND),
    /** Another proposal about the flag waits for its confirmation. */
    DEAL_EVENT_PROPOSAL_OPEN(CONFLICT),
    /** The flag is as proposed already. */
    DEAL_EVENT_ALREADY_SO(CONFLICT),
    /** Who proposes does not confirm. */
    DEAL_EVENT_OWN_PROPOSAL(UNACCEPTABLE),
    /** A decision needs its reason in words, of at most 500 characters. */
    DEAL_EVENT_WITHOUT_REASON(UNACCEPTABLE);

    private final Rejection.Kind kind;

    DealEventRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
