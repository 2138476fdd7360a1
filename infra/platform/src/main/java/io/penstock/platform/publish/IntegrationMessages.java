package io.penstock.platform.publish;

import java.util.List;

/**
 * Translates events into messages. Must be pure and repeatable: after a crash the same event is translated again, and
 * what is published must be the same. It may read what the event refers to by hash and what no longer changes.
 */
public interface IntegrationMessages {

    /** The messages of an event, in order; none for an event that other services need not know. */
    List<OutgoingMessage> translate(RecordedEvent event);
}
