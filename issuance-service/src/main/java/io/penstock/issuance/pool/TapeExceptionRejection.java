package io.penstock.issuance.pool;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse a {@link TapeExceptionCommand}, highest precedence first: only the first that applies is given. */
public enum TapeExceptionRejection implements Rejection.Code {
    /** No exception has this number. */
    EXCEPTION_NOT_FOUND(NOT_FOUND),
    /** It is explained, waived or corrected. */
    EXCEPTION_CLOSED(CONFLICT),
    /** Who imported the tape does not settle what is wrong with it. */
    EXCEPTION_OF_OWN_TAPE(UNACCEPTABLE),
    /** A reason is 1 to 500 characters. */
    EXCEPTION_REASON_MALFORMED(UNACCEPTABLE),
    /** An owner is 1 to 100 characters. */
    EXCEPTION_OWNER_MALFORMED(UNACCEPTABLE);

    private final Rejection.Kind kind;

    TapeExceptionRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
