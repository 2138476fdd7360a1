package io.penstock.platform.eventstore;

import java.util.function.BiFunction;

/** Folds streams straight from the log. */
public final class LogStreams implements Streams {

    private static final int BATCH = 500;
    private final EventLog log;
    private final EventDecoder decoder;

    public LogStreams(EventLog log, EventDecoder decoder) {
        this.log = log;
        this.decoder = decoder;
    }

    @Override
    public <S> S fold(String streamId, S initial, BiFunction<S, Object, S> evolve) {
        var state = initial;
        long next = 0;
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
