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
        accept(row, payloads.read(row.name(), row.revision(), row.payload()));
    }

    /** As {@link #accept(JournalRecord)}, for an event that the caller has decoded. */
    public void accept(JournalRecord row, Object event) {
        accept(row.streamType(), row.streamId(), row.sequence(), event);
    }

    void accept(String streamType, String streamId, long sequence, String name, String revision, String payload) {
        accept(streamType, streamId, sequence, payloads.read(name, revision, payload));
    }

    private void accept(String streamType, String streamId, long sequence, Object event) {
        var before = states.get(streamId);
        var now = before == null ? first(streamType, streamId) : before;
        if (sequence != now.sequence() + 1) {
            throw new IllegalStateException(
                    "stream " + streamId + " is broken: event " + sequence + " follows " + now.sequence());
        }
        if (!streamType.equals(now.type().streamType())) {
            throw new IllegalStateException("stream " + streamId + " is a "
                    + now.type().streamType() + ", its event " + sequence + " says " + streamType);
        }
        states.put(streamId, now.next(event));
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

    private StreamState first(String streamType, String streamId) {
        var type = types.byStreamType(streamType)
                .orElseThrow(() -> new IllegalStateException(
                        "the log holds a stream whose type this build does not know: " + streamType));
        return new StreamState(type, streamId, -1, type.initial());
    }
}
