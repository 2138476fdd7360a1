package io.penstock.servicing.distribution;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.NOT_NOW;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse a {@link DistributionCommand}, highest precedence first. */
public enum DistributionRejection implements Rejection.Code {
    /** Nothing was calculated for the date. */
    DISTRIBUTION_NOT_FOUND(NOT_FOUND),
    /** The deal's calendar has no such payment date. */
    PAYMENT_DATE_NOT_SCHEDULED(NOT_FOUND),
    /** No such transaction was ordered. */
    PAYOUT_STEP_NOT_FOUND(NOT_FOUND),
    /** The declaration has no such payment. */
    PAYMENT_NOT_FOUND(NOT_FOUND),
    /** The determination date of the deal's calendar has not come. */
    DETERMINATION_DATE_NOT_REACHED(CONFLICT),
    /** The collection period is still open. */
    COLLECTION_PERIOD_NOT_CLOSED(CONFLICT),
    /** Payment dates are paid in order. */
    PREVIOUS_DISTRIBUTION_NOT_PAID(CONFLICT),
    /** A call has ended the deal; nothing is paid after it. */
    DEAL_REDEEMED(CONFLICT),
    /** The payment date was calculated here, or taken over from elsewhere. */
    DISTRIBUTION_EXISTS(CONFLICT),
    /** Somebody approved another result already, or two persons have approved this one. */
    DISTRIBUTION_ALREADY_APPROVED(CONFLICT),
    /** Two persons must approve first. */
    DISTRIBUTION_NOT_APPROVED(CONFLICT),
    /** The record date of the deal's calendar has not come. */
    RECORD_DATE_NOT_REACHED(CONFLICT),
    /** Holders must be recorded first. */
    HOLDERS_NOT_RECORDED(CONFLICT),
    /** The chain refused the record number; an operator must look. */
    RECORD_REFUSED_ON_CHAIN(CONFLICT),
    /** The payment date has not come: cash may move late, never early. */
    PAYMENT_DATE_NOT_REACHED(CONFLICT),
    /** The holders that are known do not hold the whole of every class. */
    HOLDINGS_INCOMPLETE(CONFLICT),
    /** The service's copy of the holders is not what the chain has. */
    HOLDINGS_DIFFER_FROM_CHAIN(CONFLICT),
    /** Log and chain cannot be compared now: something is on its way, or the node does not answer. Ask again. */
    CHAIN_NOT_AT_REST(NOT_NOW),
    /** Log and chain differ in something that the payment rests on; persons must look before anything is paid. */
    CLASS_DIFFERS_FROM_CHAIN(CONFLICT),
    /** No payment of the date waits for its holder. */
    NOTHING_RESERVED(CONFLICT),
    /** None of the holders whose payments wait may have cash now. */
    RESERVED_HOLDERS_NOT_CLEAR(CONFLICT),
    /** The approver saw another calculation. */
    STATE_HASH_DIFFERS(UNACCEPTABLE),
    /** Who calculates does not approve. */
    APPROVER_CALCULATED(UNACCEPTABLE),
    /** A decision needs its reason in words. */
    REASON_MISSING(UNACCEPTABLE),
    /** The deal document asks for no such fixing, input or call. */
    INPUT_UNKNOWN(UNACCEPTABLE),
    /** The deal document asks for more than was given; the detail lists it. */
    INPUT_MISSING(UNACCEPTABLE),
    /** A fixing or input cannot be read, is out of range, stands twice, or lacks its source. */
    INPUT_MALFORMED(UNACCEPTABLE),
    /** The condition of the call does not hold on this payment date. */
    CALL_NOT_EXERCISABLE(UNACCEPTABLE),
    /** The engine does not take the figures; the detail says which and why. */
    INPUT_REFUSED(UNACCEPTABLE),
    /** A party is owed a fee and the deal document names no wallet for it. */
    PAYEE_WITHOUT_WALLET(UNACCEPTABLE);

    private final Rejection.Kind kind;

    DistributionRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
