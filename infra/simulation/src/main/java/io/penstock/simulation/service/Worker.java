package io.penstock.simulation.service;

import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.simulation.world.Actor;
import io.penstock.simulation.world.Interruption;
import io.penstock.simulation.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A thread of a service: works in small steps, and begins again after a pause when something failed. */
abstract class Worker implements Actor {

    private static final int LONGEST_PAUSE = 20;

    private final World world;
    private final ServiceProcess process;
    private final String name;
    private int notBefore;

    Worker(World world, ServiceProcess process, String name) {
        this.world = world;
        this.process = process;
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final boolean ready() {
        return process.isUp() && (world.isCalm() || world.steps() >= notBefore) && hasWork();
    }

    @Override
    public final void act() {
        process.run(null, () -> {
            try {
                process.point("begin of " + name);
                work();
            } catch (Interruption | RejectedException e) {
                failed(e);
            } catch (IOException e) {
                failed(new UncheckedIOException(e));
            }
        });
    }

    /** Called after a failure, so that the next step begins again. */
    void recover() {}

    private void failed(RuntimeException e) {
        world.say(name, "fails: " + e.getMessage());
        notBefore = world.steps() + world.dice().between(1, LONGEST_PAUSE);
        recover();
    }

    final World world() {
        return world;
    }

    final ServiceProcess process() {
        return process;
    }

    abstract boolean hasWork();

    abstract void work() throws IOException;
}
