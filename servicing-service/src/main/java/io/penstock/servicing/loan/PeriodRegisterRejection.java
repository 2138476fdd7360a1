package io.penstock.servicing.loan;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse a {@link PeriodRegisterCommand}, highest precedence first. */
public enum PeriodRegisterRejection implements Rejection.Code {
    /** No exception has this number. */
    PERIOD_EXCEPTION_NOT_FOUND(NOT_FOUND),
    /** The period is closed: its figures are what they were. */
    CERTIFICATE_TOO_LATE(CONFLICT),
    /** The period before it is open. */
    CERTIFICATE_TOO_EARLY(CONFLICT),
    /** It is waived or corrected. */
    PERIOD_EXCEPTION_CLOSED(CONFLICT),
    /** A certificate says at least one figure, and each once. */
    CERTIFICATE_FIGURES_MALFORMED(UNACCEPTABLE),
    /** A tolerance is 0 or more, and each figure has one. */
    TOLERANCE_MALFORMED(UNACCEPTABLE),
    /** Who imported or certified the figures does not waive their difference. */
    PERIOD_EXCEPTION_OF_OWN_FIGURES(UNACCEPTABLE),
    /** A reason is 1 to 500 characters. */
    PERIOD_EXCEPTION_REASON_MALFORMED(UNACCEPTABLE),
    /** An owner is 1 to 100 characters. */
    PERIOD_EXCEPTION_OWNER_MALFORMED(UNACCEPTABLE);

    private final Rejection.Kind kind;

    PeriodRegisterRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
