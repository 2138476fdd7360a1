package io.penstock.platform.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that a consumer could not handle, or that waits behind one of the same key.
 *
 * @param position offset in the partition
 * @param messageId {@code ce_id}, if it has one
 * @param code {@code HEADER_MISSING}, {@code UNKNOWN_REVISION}, {@code UNREADABLE}, {@code FAILED}, or the code of the
 *     refusal; null while it only waits
 * @param attempts how often it was tried
 * @param since when it was parked
 * @param payload the value as text, or base64 if it is no text; only where it is asked for
 */
public record DeadLetter(
        long id,
        String consumer,
        String topic,
        int partition,
        long position,
        String key,
        @Nullable String messageId,
        @Nullable String type,
        State state,
        @Nullable String code,
        @Nullable String reason,
        int attempts,
        Instant since,
        List<Decision> decisions,
        Map<String, String> headers,
        @Nullable String payload) {

    /** Life of a dead letter. */
    public enum State {
        /** Could not be handled. The first of its key; nobody but a person changes that. */
        FAILED,
        /** Has not been tried: an earlier message of its key is parked. */
        WAITING,
        /** A person has asked for it to be handled again. */
        REDRIVE,
        /** Its effect has happened. */
        HANDLED,
        /** A person has given it up; its effect will not happen. */
        DISCARDED;

        /** Whether its key is still parked because of it. */
        public boolean isOpen() {
            return this == FAILED || this == WAITING || this == REDRIVE;
        }
    }

    /** What a person has decided, and why. */
    public record Decision(String action, String actor, String reason, Instant at) {}
}
