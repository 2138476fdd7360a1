package io.penstock.platform.eventstore;

import io.penstock.platform.state.Snapshots;
import io.penstock.platform.state.StateType;
import java.util.function.BiFunction;

/** Folds streams straight from the log. */
public final class LogStreams implements Streams {

    private static final int BATCH = 500;
    private final EventLog log;
    private final EventDecoder decoder;
    private final Snapshots snapshots;

    /** Without snapshots. */
    public LogStreams(EventLog log, EventDecoder decoder) {
        this(log, decoder, Snapshots.NONE);
    }

    public LogStreams(EventLog log, EventDecoder decoder, Snapshots snapshots) {
        this.log = log;
        this.decoder = decoder;
        this.snapshots = snapshots;
    }

    @Override
    public <S> S fold(String streamId, S initial, BiFunction<S, Object, S> evolve) {
        return fold(streamId, 0, initial, evolve);
    }

    @Override
    public <S> S state(StateType<S> type, String streamId) {
        var snapshot =
                snapshots.find(streamId).filter(found -> found.streamType().equals(type.streamType()));
        var from = snapshot.map(found -> type.stateClass().cast(found.state())).orElse(type.initial());
        return fold(streamId, snapshot.map(found -> found.sequence() + 1).orElse(0L), from, type.evolve());
    }

    private <S> S fold(String streamId, long first, S initial, BiFunction<S, Object, S> evolve) {
        var state = initial;
        long next = first;
        while (true) {
            var events = log.stream(streamId, next, BATCH);
            for (LoggedEvent event : events) {
                state = evolve.apply(state, decoder.payload(event));
            }
            if (events.size() < BATCH) {
                return state;
            }
            next = events.getLast().record().sequence() + 1;
        }
    }
}
