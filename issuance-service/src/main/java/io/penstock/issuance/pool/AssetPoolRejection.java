package io.penstock.issuance.pool;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse an {@link AssetPoolCommand}, highest precedence first: only the first that applies is given. */
public enum AssetPoolRejection implements Rejection.Code {
    POOL_NOT_FOUND(NOT_FOUND),
    POOL_CANCELLED(CONFLICT),
    POOL_ALREADY_OPEN(CONFLICT),
    POOL_HAS_NO_TAPE(CONFLICT),
    POOL_ALREADY_FROZEN(CONFLICT),
    POOL_NOT_YET_FROZEN(CONFLICT),
    POOL_NOT_YET_ANCHORED(CONFLICT),
    /** The closing of a deal has begun on it. */
    POOL_COMMITTED(CONFLICT),
    /** Its loans went to servicing with a commitment that was taken back. */
    POOL_TOLD(CONFLICT),
    /** The chain has not answered yet. */
    ANCHOR_OUTSTANDING(CONFLICT),
    /** The pool's tape or rules are others than the loans were chosen from. */
    SELECTION_OUTDATED(CONFLICT),
    DOCUMENT_MISSING(CONFLICT),
    /** Its loans are being frozen or changed at this moment. */
    POOL_BUSY(CONFLICT),
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
    SELECTION_EMPTY(UNACCEPTABLE),
    REASON_MISSING(UNACCEPTABLE),
    DOCUMENT_TITLE_MISSING(UNACCEPTABLE),
    CHANGE_EMPTY(UNACCEPTABLE),
    CHANGE_TOO_LARGE(UNACCEPTABLE),
    LOAN_REPEATED(UNACCEPTABLE),
    /** A loan that is bought back needs the notice. */
    REMOVAL_NOTICE_MISSING(UNACCEPTABLE),
    HASH_MALFORMED(UNACCEPTABLE),
    LOAN_NOT_IN_POOL(UNACCEPTABLE),
    LOAN_ALREADY_IN_POOL(UNACCEPTABLE),
    LOAN_NOT_ADMISSIBLE(UNACCEPTABLE),
    POOL_WOULD_BE_EMPTY(UNACCEPTABLE),
    POOL_LIMIT_BROKEN(UNACCEPTABLE),
    /** The loans are worth less than the classes that a deal makes of them. */
    CLASSES_ABOVE_POOL(UNACCEPTABLE),
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
