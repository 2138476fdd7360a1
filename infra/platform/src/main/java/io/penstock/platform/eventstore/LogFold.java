package io.penstock.platform.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Folds chosen events of the whole log into something in memory, each time from where it was: for questions that go over
 * all aggregates and must be answered by the log itself, not by a projection that may be wrong.
 *
 * @param <S> changed in place
 */
public final class LogFold<S> {

    private static final int BATCH = 500;

    private final EventLog log;
    private final EventDecoder decoder;
    private final List<String> names;
    private final S state;
    private final BiConsumer<S, Object> apply;
    private HorizonToken position = HorizonToken.START;

    /**
     * Reads nothing yet.
     *
     * @param events classes of the events to fold, all of them in {@code types}
     */
    public LogFold(
            EventLog log,
            EventDecoder decoder,
            EventTypes types,
            S empty,
            BiConsumer<S, Object> apply,
            Class<?>... events) {
        this.log = log;
        this.decoder = decoder;
        this.names = Stream.of(events)
                .map(each -> types.byClass(each)
                        .orElseThrow(() -> new IllegalArgumentException(each.getName() + " has no event name"))
                        .name())
                .toList();
        this.state = empty;
        this.apply = apply;
    }

    /** Up to the last committed event; empty while an older transaction is open, behind which the order is not settled. */
    public synchronized Optional<S> now() {
        if (!log.isSettled()) {
            return Optional.empty();
        }
        while (true) {
            var events = log.after(position, BATCH, names);
            for (LoggedEvent event : events) {
                apply.accept(state, decoder.payload(event));
                position = event.position();
            }
            if (events.size() < BATCH) {
                return Optional.of(state);
            }
        }
    }
}
