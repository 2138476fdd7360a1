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
        Map<String, Object> result) {

    /** Life of an operation. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED
    }
}
