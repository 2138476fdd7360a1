package io.penstock.platform.publish;

import java.time.Instant;

/**
 * An event as it stands in the log.
 *
 * @param streamId the aggregate's identifier
 * @param sequence 0, 1, 2 … in the stream
 * @param payload the event record
 */
public record RecordedEvent(String eventId, String streamId, long sequence, Instant recordedAt, Object payload) {}
