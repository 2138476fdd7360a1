package io.penstock.simulation.service;

import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.chain.ChainResultListener;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.inbox.IntegrationCommandListener;
import io.penstock.platform.inbox.IntegrationListener;
import io.penstock.platform.process.Reaction;
import io.penstock.platform.publish.IntegrationMessages;
import io.penstock.platform.state.EventPayloads;
import io.penstock.platform.state.StateHash;
import io.penstock.platform.state.StateReplay;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;
import io.penstock.platform.state.StreamState;
import io.penstock.simulation.chain.RelayKey;
import io.penstock.simulation.service.CommandKeys.Claim;
import io.penstock.simulation.world.Actor;
import io.penstock.simulation.world.Fault;
import io.penstock.simulation.world.Interruption;
import io.penstock.simulation.world.Violation;
import io.penstock.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One service: its log, its process with the threads in it, and the door through which requests come. */
public final class SimulatedService {

    /**
     * What the log of a service holds, read once for all runs.
     *
     * @param kinds its aggregates
     */
    public record Schema(
            EventTypes events, StateTypes states, EventPayloads payloads, List<AggregateKind<?, ?>> kinds) {}

    /** What a client hears. */
    public sealed interface Answer {

        /**
         * Carried out, now or before.
         *
         * @param events how many it appended
         */
        record Done(String events, boolean replayed) implements Answer {}

        record Refused(String code) implements Answer {}

        /** Nobody knows what became of it; or somebody is at it. */
        record Unknown() implements Answer {}
    }

    private final World world;
    private final String name;
    private final Schema schema;
    private final SimulatedLog log;
    private final ServiceProcess process;
    private final CommandKeys keys;
    private final LiveStates live;
    private final Commands commands;
    private final SimulatedOutbox outbox;
    private final List<ProjectionWorker> projections = new ArrayList<>();

    public SimulatedService(World world, String name, Schema schema, UnaryOperator<Object> spoil) {
        this.world = world;
        this.name = name;
        this.schema = schema;
        log = new SimulatedLog(world, schema.events(), schema.payloads());
        process = new ServiceProcess(world, name, log);
        keys = new CommandKeys(world);
        live = new LiveStates(log);
        commands = new SimulatedCommands(world, process, log, live, keys, schema.kinds(), spoil);
        outbox = new SimulatedOutbox(world, process);
        process.onStart(live::forget);
    }

    public Commands commands() {
        return commands;
    }

    public SimulatedOutbox outbox() {
        return outbox;
    }

    public SimulatedLog log() {
        return log;
    }

    public boolean isUp() {
        return process.isUp();
    }

    /** Folds streams from the log, as the services do to answer. */
    public Streams streams() {
        return new Streams() {
            @Override
            public <S> S state(StateType<S> type, String streamId) {
                return fold(streamId, type.initial(), type.evolve());
            }

            @Override
            public <S> S fold(String streamId, S initial, BiFunction<S, Object, S> evolve) {
                var state = initial;
                for (var row : log.stream(streamId)) {
                    state = evolve.apply(state, row.payload());
                }
                return state;
            }
        };
    }

    /** Brings the threads of the service into the world. */
    public void start(
            Broker broker,
            RelayKey node,
            List<? extends Reaction> reactions,
            List<? extends ChainResultListener> results,
            List<IntegrationMessages> translators) {
        reactions.forEach(each -> world.add(new ReactionWorker(world, process, log, each)));
        world.add(new Publisher(world, process, log, broker, name, translators));
        world.add(new ChainWorkers.Sender(world, process, name, outbox, node));
        world.add(new ChainWorkers.Reporter(world, process, name, outbox, results));
        var projection = new ProjectionWorker(world, process, name, log);
        projections.add(projection);
        world.add(projection);
        world.add(new Starter());
        world.add(new OtherTransactions());
    }

    public void listen(Broker broker, IntegrationListener listener) {
        world.add(InboxWorker.of(world, process, broker, listener));
    }

    public void listen(Broker broker, IntegrationCommandListener listener) {
        world.add(InboxWorker.of(world, process, broker, listener));
    }

    /** A request of a client, carried out once for its key. */
    public Answer handle(String key, String body, Runnable handler) {
        var answer = new Answer[] {new Answer.Unknown()};
        if (process.isUp()) {
            process.run(null, () -> {
                process.point("request " + key);
                answer[0] = claimed(key, body, handler);
            });
        }
        return world.happens(Fault.CUT) ? new Answer.Unknown() : answer[0];
    }

    private Answer claimed(String key, String body, Runnable handler) {
        return switch (keys.claim(key, body)) {
            case Claim.Done(var events) -> new Answer.Done(events, true);
            case Claim.InProgress _ -> new Answer.Unknown();
            case Claim.Reused _ -> new Answer.Refused("IDEMPOTENCY_KEY_REUSED");
            case Claim.Granted(var lease) -> {
                var answer = new Answer[] {new Answer.Unknown()};
                process.run(lease, () -> {
                    process.point("claim of " + key);
                    answer[0] = carryOut(lease, handler);
                    process.point("answer to " + key);
                });
                yield answer[0];
            }
        };
    }

    private Answer carryOut(RequestLease lease, Runnable handler) {
        try {
            handler.run();
        } catch (RejectedException e) {
            keys.release(lease);
            return new Answer.Refused(e.rejection().code().name());
        } catch (Interruption e) {
            world.say(name, lease.key() + " fails: " + e.getMessage());
            return new Answer.Unknown();
        }
        if (!keys.isDone(lease.key()) && !keys.complete(lease, "0")) {
            return new Answer.Unknown();
        }
        return new Answer.Done(appended(lease.key()), false);
    }

    private String appended(String key) {
        long events = log.inOrderOfCommit().stream()
                .filter(row -> row.command().equals(key))
                .count();
        return Long.toString(events);
    }

    /** Nothing is left to do for any thread. */
    public @Nullable String unfinished() {
        if (!outbox.unreported().isEmpty() || outbox.hasWork()) {
            return name + " has effects on their way";
        }
        return null;
    }

    /** Folds the whole log from its bytes, compares with every state that is held live, and with all projections. */
    public StateHash replay() {
        var replay = new StateReplay(schema.events(), schema.states());
        try {
            for (var row : log.inOrder()) {
                replay.accept(row.record());
            }
        } catch (IllegalStateException e) {
            throw new Violation("REPLAY_FAILS", name + ": " + e.getMessage());
        }
        var states = replay.states().map(this::live).toList();
        Violation.unless(
                StateHash.of(states.stream()).equals(replay.hash()),
                "STATE_HASH_DIFFERS",
                "%s: live %s, replayed %s",
                name,
                StateHash.of(states.stream()),
                replay.hash());
        projections.forEach(ProjectionWorker::compare);
        return replay.hash();
    }

    private StreamState live(StreamState replayed) {
        var kind = schema.kinds().stream()
                .filter(each -> each.state().equals(replayed.type()))
                .findFirst()
                .orElseThrow();
        var state = live.of(kind, replayed.streamId());
        return new StreamState(replayed.type(), replayed.streamId(), state.events() - 1, state.state());
    }

    /** Starts the process when it is down. */
    private final class Starter implements Actor {

        @Override
        public String name() {
            return SimulatedService.this.name + " starter";
        }

        @Override
        public boolean ready() {
            return !process.isUp();
        }

        @Override
        public void act() {
            process.start();
        }
    }

    /** Somebody else's transaction, which has taken its number and holds the horizon for a while. */
    private final class OtherTransactions implements Actor {

        private SimulatedLog.@Nullable Transaction open;
        private int until;

        @Override
        public String name() {
            return SimulatedService.this.name + " other transactions";
        }

        @Override
        public boolean ready() {
            return open != null
                    ? world.isCalm() || world.steps() >= until
                    : !world.isCalm() && world.share(Fault.LATE) > 0;
        }

        @Override
        public void act() {
            if (open != null) {
                open.commit();
                open = null;
            } else if (world.happens(Fault.LATE)) {
                open = log.begin();
                until = world.steps() + world.dice().between(5, 60);
                world.say(name(), "holds the horizon");
            } else {
                until = 0;
            }
        }
    }
}
