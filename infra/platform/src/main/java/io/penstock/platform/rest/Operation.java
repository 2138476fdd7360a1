package io.penstock.platform.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Long work, as {@code GET /v1/operations/{id}} shows it.
 *
 * @param total 0 if it is not known yet
 * @param unit what is counted
 * @param code why it failed
 * @param rate units a second since this run of the work began; 0 if not known
 * @param secondsLeft at that rate; null if not known
 * @param also other counts by their unit, such as rows where {@code unit} is bytes
 */
public record Operation(
        String id,
        String kind,
        State state,
        long done,
        long total,
        String unit,
        @Nullable String code,
        @Nullable String detail,
        List<OperationError> errors,
        Map<String, Object> result,
        long rate,
        @Nullable Long secondsLeft,
        Map<String, Long> also) {

    /** Life of an operation. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED,
        /** Called off by a person; nothing of it is left. */
        CANCELLED
    }
}
