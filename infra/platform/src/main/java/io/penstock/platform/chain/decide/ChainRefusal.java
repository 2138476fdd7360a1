package io.penstock.platform.chain.decide;

import io.penstock.kernel.Rejection;

/** Why a decision about the chain is refused, in this order. Nothing has changed then. */
public enum ChainRefusal implements Rejection.Code {
    /** It stands in the record for ever. */
    CHAIN_REASON_MISSING(Rejection.Kind.UNACCEPTABLE),
    /** This log has never met a chain: there is nothing to decide. */
    CHAIN_NOT_LINKED(Rejection.Kind.CONFLICT),
    /** The deployment that was named is not the one whose addresses the service was started with. */
    CHAIN_DEPLOYMENT_UNKNOWN(Rejection.Kind.CONFLICT),
    /** The log is mirrored on another deployment than the service's addresses: only a rebuild helps. */
    CHAIN_REPLACED(Rejection.Kind.CONFLICT),
    /** The node answers, and it is not the chain of this deployment. */
    CHAIN_STRANGE(Rejection.Kind.CONFLICT),
    /** The node does not answer, and a rebuild must know that it is the right one. */
    CHAIN_DOWN(Rejection.Kind.CONFLICT),
    /** The log does not hold all that the old chain had. */
    CHAIN_NOT_IN_LOG(Rejection.Kind.CONFLICT);

    private final Rejection.Kind kind;

    ChainRefusal(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
