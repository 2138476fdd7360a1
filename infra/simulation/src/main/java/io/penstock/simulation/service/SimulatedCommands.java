package io.penstock.simulation.service;

import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.simulation.service.SimulatedLog.Conflict;
import io.penstock.simulation.world.Fault;
import io.penstock.simulation.world.Interruption;
import io.penstock.simulation.world.World;
import java.util.List;
import java.util.function.UnaryOperator;

/** Loads, decides with the real decider, appends: with everything that may come between. */
final class SimulatedCommands implements Commands {

    private static final int ATTEMPTS = 6;

    private final World world;
    private final ServiceProcess process;
    private final SimulatedLog log;
    private final LiveStates live;
    private final CommandKeys keys;
    private final List<AggregateKind<?, ?>> kinds;
    private final UnaryOperator<Object> spoil;

    /** @param spoil what a planted bug does to an event before it is stored */
    SimulatedCommands(
            World world,
            ServiceProcess process,
            SimulatedLog log,
            LiveStates live,
            CommandKeys keys,
            List<AggregateKind<?, ?>> kinds,
            UnaryOperator<Object> spoil) {
        this.world = world;
        this.process = process;
        this.log = log;
        this.live = live;
        this.keys = keys;
        this.kinds = kinds;
        this.spoil = spoil;
    }

    @Override
    public void send(Object command) {
        var kind = kinds.stream()
                .filter(each -> each.takes(command))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody takes " + command));
        var request = process.request();
        var id = request == null ? world.id("command") : request.key();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt(kind, command, id)) {
                return;
            }
        }
        throw new Interruption("conflicts on " + kind.streamOf(command));
    }

    /** False if another writer of the stream was faster. */
    private boolean attempt(AggregateKind<?, ?> kind, Object command, String id) {
        process.point("load");
        var stream = kind.streamOf(command);
        var before = live.of(kind, stream);
        process.point("decide");
        var events = switch (kind.decide(command, before.state())) {
            case Rejected<?>(var rejection) -> throw new RejectedException(rejection);
            case Accepted<?>(var accepted) ->
                accepted.stream().map(Object.class::cast).map(spoil).toList();
        };
        if (events.isEmpty()) {
            // An answer that appends nothing was given on this state: with another writer's events it may be another.
            return log.stream(stream).size() == before.events();
        }
        var transaction = process.begin();
        try {
            log.append(transaction, kind.state().streamType(), stream, before.events(), events, id);
        } catch (Conflict _) {
            process.rollBack(transaction);
            return false;
        } catch (Interruption e) {
            process.rollBack(transaction);
            throw e;
        }
        process.point("append of " + stream);
        commit(transaction, events.size());
        live.committed(kind, stream, before, events);
        world.say(stream, events.stream().map(e -> e.getClass().getSimpleName()).toList() + " by " + id);
        if (world.happens(Fault.CUT)) {
            throw new Interruption("connection lost at the commit of " + stream);
        }
        process.point("commit of " + stream);
        return true;
    }

    private void commit(SimulatedLog.Transaction transaction, int events) {
        var request = process.request();
        if (request != null && !keys.complete(request, Integer.toString(events))) {
            process.rollBack(transaction);
            throw new Interruption("lease of " + request.key() + " was taken over");
        }
        process.commit(transaction);
    }
}
