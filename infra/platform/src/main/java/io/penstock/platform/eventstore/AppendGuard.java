package io.penstock.platform.eventstore;

import java.util.List;
import java.util.function.Supplier;

/**
 * A row that has to be there when events are stored, and stays locked until they are: proof that the one who stores them
 * still owns the work. It is part of the append's own statement, so nothing can come in between.
 *
 * @param row a select with a lock, which gives a row if the work is still owned: {@code select 1 from … for update}
 * @param values of the question marks in it, in order; text, numbers, {@code UUID}
 * @param lost what to throw if it gave none
 */
public record AppendGuard(String row, List<Object> values, Supplier<RuntimeException> lost) {

    public AppendGuard {
        values = List.copyOf(values);
    }
}
