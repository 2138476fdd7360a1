package io.penstock.platform.state;

/**
 * One aggregate as its events have made it.
 *
 * @param sequence of the last event that was folded, 0 for the first
 * @param state a value of {@code type}'s state class
 */
public record StreamState(StateType<?> type, String streamId, long sequence, Object state) {

    /** The state after the next event. */
    StreamState next(Object event) {
        return new StreamState(type, streamId, sequence + 1, type.step(state, event));
    }

    /** The line of the state hash: canonical JSON, without the line's end. */
    public String canonical() {
        var out = new StringBuilder(256);
        out.append("{\"sequence\":").append(sequence).append(",\"state\":");
        StateShape.of(type.stateClass()).write(state, out);
        out.append(",\"stream\":");
        Canonical.text(streamId, out);
        out.append(",\"type\":");
        Canonical.text(type.streamType(), out);
        return out.append('}').toString();
    }
}
