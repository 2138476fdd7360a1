package io.penstock.platform.chain.reconcile;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse a {@link BreakCommand}, highest precedence first: only the first that applies is given. */
public enum BreakRejection implements Rejection.Code {
    /** No break of this number stands. */
    BREAK_NOT_FOUND(NOT_FOUND),
    /** Two persons have decided already. */
    BREAK_ALREADY_ACCEPTED(CONFLICT),
    /** Nobody has proposed it. */
    ACCEPTANCE_NOT_PROPOSED(CONFLICT),
    /** A reason is 1 to 200 characters. */
    ACCEPTANCE_REASON_MALFORMED(UNACCEPTABLE),
    /** Who proposes does not approve. */
    APPROVER_PROPOSED_ACCEPTANCE(UNACCEPTABLE);

    private final Rejection.Kind kind;

    BreakRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
