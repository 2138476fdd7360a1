package io.penstock.platform.state;

import io.penstock.contracts.journal.JournalRecord;
import io.penstock.platform.eventstore.EventTypes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folds a log, event by event, into the states of all its streams. Knows no database: it takes records as stored, from a
 * live log or from an exported file alike. For one thread at a time.
 */
public final class StateReplay {

    private final EventPayloads payloads;
    private final StateTypes types;
    private final Map<String, StreamState> states = new HashMap<>();
    private long events;

    public StateReplay(EventTypes events, StateTypes types) {
        this.payloads = new EventPayloads(events);
        this.types = types;
    }

    /**
     * Takes the next event of the log.
     *
     * @throws IllegalStateException if the event is not the next of its stream, its stream has another type than before, or
     *     this build does not know its name, revision or stream type
     */
    public void accept(JournalRecord row) {
        accept(row, payloads.read(row));
    }

    /** As {@link #accept(JournalRecord)}, for an event that the caller has decoded. */
    public void accept(JournalRecord row, Object event) {
        var before = states.get(row.streamId());
        var now = before == null ? first(row) : before;
        if (row.sequence() != now.sequence() + 1) {
            throw new IllegalStateException(
                    "stream " + row.streamId() + " is broken: event " + row.sequence() + " follows " + now.sequence());
        }
        if (!row.streamType().equals(now.type().streamType())) {
            throw new IllegalStateException("stream " + row.streamId() + " is a "
                    + now.type().streamType() + ", its event " + row.sequence() + " says " + row.streamType());
        }
        states.put(row.streamId(), now.next(event));
        events++;
    }

    /** How many events were folded. */
    public long events() {
        return events;
    }

    public Optional<StreamState> state(String streamId) {
        return Optional.ofNullable(states.get(streamId));
    }

    /** All streams, in no order. */
    public Stream<StreamState> states() {
        return states.values().stream();
    }

    public StateHash hash() {
        return StateHash.of(states());
    }

    private StreamState first(JournalRecord row) {
        var type = types.byStreamType(row.streamType())
                .orElseThrow(() -> new IllegalStateException(
                        "the log holds a stream whose type this build does not know: " + row.streamType()));
        return new StreamState(type, row.streamId(), -1, type.initial());
    }
}
