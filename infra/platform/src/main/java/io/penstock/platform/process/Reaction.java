package io.penstock.platform.process;

import io.penstock.platform.publish.RecordedEvent;

/**
 * Reacts to the service's own events, in the order of the log, for example with a command to another aggregate.
 *
 * <p>Called outside any transaction and at least once for each event: the reaction must be idempotent. A command that
 * an earlier call has done is not done again, if each call sends commands of one type to one aggregate in the same
 * order. An exception repeats the event after a growing pause; nothing is ever skipped.
 */
public interface Reaction {

    /** Names the stored position. Never change it: a new name starts from the first event. */
    String name();

    void on(RecordedEvent event);
}
