package io.penstock.simulation.world;

/** Unwinds what a process was doing when it died. An error, so that no handler of the real code takes it for its own. */
public final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    public Crash(String process) {
        super(process, null, false, false);
    }
}
