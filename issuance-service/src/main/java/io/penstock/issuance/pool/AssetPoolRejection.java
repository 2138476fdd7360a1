package io.penstock.issuance.pool;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse an {@link AssetPoolCommand}, highest precedence first: only the first that applies is given. */
public enum AssetPoolRejection implements Rejection.Code {
    POOL_NOT_FOUND(NOT_FOUND),
    POOL_ALREADY_OPEN(CONFLICT),
    POOL_HAS_NO_TAPE(CONFLICT),
    POOL_ALREADY_FROZEN(CONFLICT),
    /** Another pool has one of the loans. */
    LOAN_PLEDGED(CONFLICT),
    /** A tape differs from what it should add up to, and nobody has settled it. */
    TAPE_EXCEPTION_OPEN(CONFLICT),
    ANCHOR_NOT_REQUESTED(CONFLICT),
    ANCHOR_ATTEMPT_UNKNOWN(CONFLICT),
    POOL_NAME_MISSING(UNACCEPTABLE),
    CRITERION_REPEATED(UNACCEPTABLE),
    /** A pool has criteria or rules. */
    RULES_BESIDE_CRITERIA(UNACCEPTABLE),
    RULES_CURRENCY_DIFFERS(UNACCEPTABLE),
    RULES_NOT_YET_EFFECTIVE(UNACCEPTABLE),
    TAPE_CURRENCY_DIFFERS(UNACCEPTABLE),
    TAPE_DATE_DIFFERS(UNACCEPTABLE),
    /** The loans were judged by other rules than the pool has. */
    TAPE_RULES_DIFFER(UNACCEPTABLE),
    NO_LOAN_ELIGIBLE(UNACCEPTABLE),
    LOANS_DIFFER_FROM_TAPE(UNACCEPTABLE);

    private final Rejection.Kind kind;

    AssetPoolRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
