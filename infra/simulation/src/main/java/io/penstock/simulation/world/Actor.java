package io.penstock.simulation.world;

/** Somebody or something that does one step at a time: a person, a worker of a service, the chain. */
public interface Actor {

    String name();

    /** Whether there is anything to do now. */
    boolean ready();

    /** Does one step. */
    void act();
}
