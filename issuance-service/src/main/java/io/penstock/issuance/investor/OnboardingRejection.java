package io.penstock.issuance.investor;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse an {@link OnboardingCommand}, highest precedence first: only the first that applies is given. */
public enum OnboardingRejection implements Rejection.Code {
    ONBOARDING_NOT_FOUND(NOT_FOUND),
    EVIDENCE_NOT_FOUND(NOT_FOUND),
    SCREENING_NOT_FOUND(NOT_FOUND),
    /** The file was opened with other terms. */
    ONBOARDING_DIFFERS(CONFLICT),
    /** The personal data is erased: nothing can be added any more. */
    ONBOARDING_ERASED(CONFLICT),
    ONBOARDING_REFUSED(CONFLICT),
    ONBOARDING_ALREADY_APPROVED(CONFLICT),
    EVIDENCE_ALREADY_DECIDED(CONFLICT),
    QUALIFICATION_NOT_GRANTED(CONFLICT),
    SCREENING_ALREADY_DECIDED(CONFLICT),
    SCREENING_WITHOUT_HIT(CONFLICT),
    ONBOARDING_COUNTRY_UNKNOWN(UNACCEPTABLE),
    LEI_MISSING(UNACCEPTABLE),
    LEI_MALFORMED(UNACCEPTABLE),
    LEI_OF_A_PERSON(UNACCEPTABLE),
    DOCUMENT_HASH_MALFORMED(UNACCEPTABLE),
    QUALIFICATION_NOT_MET(UNACCEPTABLE),
    DETAILS_MISSING(UNACCEPTABLE),
    ONBOARDING_REASON_MALFORMED(UNACCEPTABLE),
    /** Nobody decides on what he has filed. */
    EVIDENCE_DECIDED_BY_FILER(UNACCEPTABLE),
    SCREENING_DECIDED_BY_SCREENER(UNACCEPTABLE),
    ONBOARDING_DECIDED_BY_OPENER(UNACCEPTABLE),
    WALLET_NOT_PROVED(UNACCEPTABLE),
    /** Once confirmed, no later screening lets the investor in. */
    SANCTION_MATCH(UNACCEPTABLE),
    SCREENING_MISSING(UNACCEPTABLE),
    /** Lists or details are newer than the screening. */
    SCREENING_STALE(UNACCEPTABLE),
    SCREENING_OPEN(UNACCEPTABLE);

    private final Rejection.Kind kind;

    OnboardingRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
