package io.penstock.platform.axon;

import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.idempotency.CommandScope;

/** Sends commands to aggregates, each in a transaction of its own. */
public interface Commands {

    /**
     * Runs the command and returns when its events are stored. The acting person and the command's id stand in the
     * metadata of each event.
     *
     * <p>Within a {@link CommandScope} the command has an id of its own, and one that is done already is not done again.
     *
     * <p>A conflict with another writer of the same aggregate is retried up to 19 times, each on the new state.
     *
     * @param command a record whose first component is the aggregate's identifier: a text, or a record with {@code
     *     value()}
     * @throws RejectedException if the aggregate refuses
     * @throws IllegalStateException if a transaction is open: a command sent from inside one would store its events
     *     under the older transaction id and so break the order of the log
     */
    void send(Object command);
}
