package io.penstock.issuance.investor;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse an {@link InvestorCommand}, highest precedence first: only the first that applies is given. */
public enum InvestorRejection implements Rejection.Code {
    INVESTOR_NOT_FOUND(NOT_FOUND),
    CASH_REFERENCE_NOT_FOUND(NOT_FOUND),
    INVESTOR_ALREADY_REGISTERED(CONFLICT),
    INVESTOR_NOT_REGISTERED(CONFLICT),
    REGISTRATION_ATTEMPT_UNKNOWN(CONFLICT),
    /** The chain has not answered an order that says the opposite. */
    STANDING_ORDER_OPEN(CONFLICT),
    /** The chain has not answered an order that says the opposite. */
    QUALIFICATION_ORDER_OPEN(CONFLICT),
    CASH_REFERENCE_ALREADY_USED(CONFLICT),
    COUNTRY_UNKNOWN(UNACCEPTABLE),
    WALLET_MALFORMED(UNACCEPTABLE),
    CASH_REFERENCE_MALFORMED(UNACCEPTABLE),
    CASH_CURRENCY_NOT_SUPPORTED(UNACCEPTABLE),
    CASH_NOT_POSITIVE(UNACCEPTABLE),
    STANDING_REASON_MALFORMED(UNACCEPTABLE),
    /** Who suspends does not reinstate. */
    REINSTATED_BY_SUSPENDER(UNACCEPTABLE);

    private final Rejection.Kind kind;

    InvestorRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
