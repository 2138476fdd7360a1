package io.penstock.platform.inbox;

import java.util.Set;

/**
 * Sends commands because of what another service published. Called outside any transaction and at least once for each
 * message: the commands must be idempotent.
 *
 * <p>An exception repeats the message after a growing pause. No message is ever skipped.
 */
public interface IntegrationCommandListener {

    /** Names the consumer group and the inbox rows. Never change it. */
    String consumer();

    Set<String> topics();

    void on(IncomingMessage message);
}
