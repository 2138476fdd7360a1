package io.penstock.platform.inbox;

import java.util.Set;

/**
 * Writes to the database what another service published, exactly once: the inbox row and the effect commit together.
 *
 * <p>An exception repeats the message after a growing pause. No message is ever skipped.
 */
public interface IntegrationListener {

    /** Names the consumer group and the inbox rows. Never change it. */
    String consumer();

    Set<String> topics();

    /** Called in the one database transaction of the message; sends no command. */
    void on(IncomingMessage message);
}
