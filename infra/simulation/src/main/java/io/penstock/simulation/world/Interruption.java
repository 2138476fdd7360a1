package io.penstock.simulation.world;

/** Work that failed without a fault of its own: a lock that was not given, a broken connection, a lost lease. Repeated. */
public final class Interruption extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Interruption(String what) {
        super(what, null, false, false);
    }
}
