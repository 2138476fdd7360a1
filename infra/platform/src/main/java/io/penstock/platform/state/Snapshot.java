package io.penstock.platform.state;

/**
 * An aggregate as it was after one of its events. The first thing an aggregate is told when it is loaded from a snapshot,
 * in place of the events before.
 *
 * @param sequence of the last event in it
 * @param state of the stream's state type
 */
public record Snapshot(String streamId, String streamType, long sequence, Object state) {}
