package io.penstock.simulation.chain;

/** A contract refuses: nothing of the call happens. */
final class Revert extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;
    private final String effectId;

    Revert(String reason) {
        this("", "", reason);
    }

    /**
     * Refused by the gateway.
     *
     * @param error of the gateway
     * @param effectId that is to blame; empty if the error names none
     */
    Revert(String error, String effectId, String reason) {
        super(reason, null, false, false);
        this.error = error;
        this.effectId = effectId;
    }

    String error() {
        return error;
    }

    String effectId() {
        return effectId;
    }

    static void unless(boolean condition, String reason) {
        if (!condition) {
            throw new Revert(reason);
        }
    }
}
