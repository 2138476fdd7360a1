package io.penstock.simulation.service;

import io.penstock.simulation.world.Crash;
import io.penstock.simulation.world.Fault;
import io.penstock.simulation.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of a service's process. Work runs inside {@link #run}; at each {@link #point} others may act, and the process
 * may die: everything that it was doing then unwinds, its open transactions roll back, and it starts again.
 */
public final class ServiceProcess {

    /**
     * One thread's work.
     *
     * @param life in which it began
     * @param request that it answers, null for a worker
     */
    private record Frame(int life, @Nullable RequestLease request) {}

    private final World world;
    private final String name;
    private final SimulatedLog log;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final List<SimulatedLog.Transaction> open = new ArrayList<>();
    private final List<Runnable> onStart = new ArrayList<>();
    private int life;
    private boolean up = true;

    ServiceProcess(World world, String name, SimulatedLog log) {
        this.world = world;
        this.name = name;
        this.log = log;
    }

    /** What a worker forgets when the process dies; run at each start. */
    void onStart(Runnable forget) {
        onStart.add(forget);
    }

    public boolean isUp() {
        return up;
    }

    /** Runs work of this process; {@link Crash} ends it silently. */
    void run(@Nullable RequestLease request, Runnable work) {
        frames.push(new Frame(life, request));
        try {
            work.run();
        } catch (Crash crash) {
            if (!name.equals(crash.getMessage())) {
                throw crash;
            }
        } finally {
            frames.pop();
        }
    }

    /** The request that the running work answers. */
    @Nullable
    RequestLease request() {
        var frame = frames.peek();
        return frame == null ? null : frame.request();
    }

    /**
     * A place where others may act and the process may die.
     *
     * @throws Crash if it died
     */
    public void point(String where) {
        world.interleave();
        alive();
        if (world.happens(Fault.CRASH)) {
            world.say(name, "dies at " + where);
            kill();
            throw new Crash(name);
        }
    }

    private void alive() {
        var frame = frames.peek();
        if (frame != null && frame.life() != life) {
            throw new Crash(name);
        }
    }

    private void kill() {
        life++;
        up = false;
        open.forEach(SimulatedLog.Transaction::rollBack);
        open.clear();
    }

    void start() {
        up = true;
        onStart.forEach(Runnable::run);
        world.say(name, "starts");
    }

    SimulatedLog.Transaction begin() {
        var transaction = log.begin();
        open.add(transaction);
        return transaction;
    }

    void commit(SimulatedLog.Transaction transaction) {
        alive();
        open.remove(transaction);
        transaction.commit();
    }

    void rollBack(SimulatedLog.Transaction transaction) {
        if (open.remove(transaction)) {
            transaction.rollBack();
        }
    }
}
