package io.penstock.simulation.service;

import io.penstock.simulation.world.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The states that a service holds in memory, evolved from the events that it has just decided, and lost with it. */
final class LiveStates {

    /**
     * A stream.
     *
     * @param events how many it has
     */
    record Live(Object state, long events) {}

    private final SimulatedLog log;
    private final Map<String, Live> cache = new HashMap<>();

    LiveStates(SimulatedLog log) {
        this.log = log;
    }

    Live of(AggregateKind<?, ?> kind, String stream) {
        return cache.computeIfAbsent(stream, _ -> replay(kind, stream));
    }

    /** What the stored bytes say. */
    private Live replay(AggregateKind<?, ?> kind, String stream) {
        Object state = kind.state().initial();
        var rows = log.stream(stream);
        for (var row : rows) {
            state = kind.evolve(state, row.payload());
        }
        return new Live(state, rows.size());
    }

    /** Evolves by the events as they were decided, and compares with what was stored of them. */
    void committed(AggregateKind<?, ?> kind, String stream, Live before, List<?> events) {
        Object state = before.state();
        for (var event : events) {
            state = kind.evolve(state, event);
        }
        var live = new Live(state, before.events() + events.size());
        Live stored;
        try {
            stored = replay(kind, stream);
        } catch (RuntimeException e) {
            throw new Violation("REPLAY_FAILS", "stream " + stream + " does not replay: " + e);
        }
        Violation.unless(
                live.equals(stored),
                "LIVE_DIFFERS_FROM_REPLAY",
                "stream %s: live %s, replayed %s",
                stream,
                live,
                stored);
        cache.put(stream, live);
    }

    void forget() {
        cache.clear();
    }
}
