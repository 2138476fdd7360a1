package io.penstock.projection.contract;

import java.time.LocalDateTime;
import java.util.List;

/**
 * Dates that come back.
 *
 * @param anchor the first of them
 */
public record Recurrence(LocalDateTime anchor, Cycle cycle) {

    List<LocalDateTime> before(LocalDateTime end, boolean monthEnds) {
        return cycle.dates(anchor, end, monthEnds);
    }
}
