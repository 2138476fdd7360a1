package io.penstock.simulation.chain;

/** A contract refuses a call, and nothing of it happens. */
final class Revert extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Revert(String reason) {
        super(reason, null, false, false);
    }

    static void unless(boolean holds, String reason) {
        if (!holds) {
            throw new Revert(reason);
        }
    }
}
