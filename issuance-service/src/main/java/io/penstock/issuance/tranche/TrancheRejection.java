package io.penstock.issuance.tranche;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse a {@link TrancheCommand}, highest precedence first: only the first that applies is given. */
public enum TrancheRejection implements Rejection.Code {
    TRANCHE_NOT_FOUND(NOT_FOUND),
    TRANSFER_NOT_IN_QUARANTINE(NOT_FOUND),
    /** The wallet has no units of the class, and none are frozen. */
    HOLDING_NOT_FOUND(NOT_FOUND),
    TRADE_NOT_FOUND(NOT_FOUND),
    TRANCHE_ALREADY_STRUCTURED(CONFLICT),
    TRANCHE_ALREADY_ISSUED(CONFLICT),
    TRANCHE_NOT_OUTSTANDING(CONFLICT),
    TRANSFER_NOT_COVERED(CONFLICT),
    TRANSFER_RECEIVER_NOT_REGISTERED(CONFLICT),
    /** The chain has not answered another order for the wallet. */
    FREEZE_ORDER_OPEN(CONFLICT),
    /** The trade is decided already, and differently. */
    TRADE_NOT_OPEN(CONFLICT),
    TRADE_BUYER_NOT_REGISTERED(CONFLICT),
    /** The seller's units that are neither frozen nor sold otherwise are fewer. */
    TRADE_NOT_COVERED(CONFLICT),
    /** The sponsor keeps these units as risk retention. */
    UNITS_RETAINED(CONFLICT),
    /** None of the regimes lets the buyer buy. */
    TRADE_NOT_ADMITTED(CONFLICT),
    /** The token would refuse the transfer. */
    TRADE_RESTRICTED(CONFLICT),
    ORIGINAL_BALANCE_NOT_POSITIVE(UNACCEPTABLE),
    COUPON_RATE_NEGATIVE(UNACCEPTABLE),
    CLOSING_DATE_AFTER_MATURITY(UNACCEPTABLE),
    HOLDINGS_DIFFER_FROM_BALANCE(UNACCEPTABLE),
    REPAYMENT_CURRENCY_DIFFERS(UNACCEPTABLE),
    REPAYMENT_NEGATIVE(UNACCEPTABLE),
    REPAYMENT_EXCEEDS_BALANCE(UNACCEPTABLE),
    REPAYMENT_BALANCE_DIFFERS(UNACCEPTABLE),
    DECISION_REASON_MALFORMED(UNACCEPTABLE),
    FREEZE_CURRENCY_DIFFERS(UNACCEPTABLE),
    FREEZE_NEGATIVE(UNACCEPTABLE),
    FREEZE_EXCEEDS_HOLDING(UNACCEPTABLE),
    /** A freeze that would set units free, or the reverse. */
    FREEZE_DIRECTION_WRONG(UNACCEPTABLE),
    FREEZE_REASON_MALFORMED(UNACCEPTABLE),
    /** Who freezes does not set free. */
    RELEASED_BY_FREEZER(UNACCEPTABLE),
    TRADE_CURRENCY_DIFFERS(UNACCEPTABLE),
    TRADE_NOT_POSITIVE(UNACCEPTABLE),
    TRADE_WITH_ITSELF(UNACCEPTABLE),
    TRADE_REGIME_MISSING(UNACCEPTABLE),
    TRADE_APPROVED_BY_REQUESTER(UNACCEPTABLE),
    TRADE_REASON_MALFORMED(UNACCEPTABLE);

    private final Rejection.Kind kind;

    TrancheRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
