package io.penstock.projection.contract;

import java.time.LocalDateTime;

/** Values of indices over time. */
@FunctionalInterface
public interface Observations {

    /**
     * The value of the index at a time.
     *
     * @throws IllegalArgumentException if there is none
     */
    double value(String index, LocalDateTime time);
}
