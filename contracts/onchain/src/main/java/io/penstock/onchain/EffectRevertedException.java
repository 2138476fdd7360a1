package io.penstock.onchain;

/** A contract refused a call. The message names the contract's own error and its arguments. */
public final class EffectRevertedException extends OnchainException {
    private static final long serialVersionUID = 1L;

    public EffectRevertedException(String reason) {
        super(reason);
    }
}
