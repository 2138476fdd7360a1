package io.penstock.platform.axon;

import io.penstock.platform.idempotency.EventIdentity;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** What each event says of its cause: the command, what that was sent for, and the person. */
final class CommandMetadata implements CorrelationDataProvider {

    static final String ACTOR = "actor";
    static final String CAUSE = "causeId";
    private static final String COMMAND = EventIdentity.COMMAND;
    private static final String CORRELATION = "correlationId";

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        var data = new TreeMap<String, Object>();
        data.put(COMMAND, message.getIdentifier());
        data.put(ACTOR, message.getMetaData().getOrDefault(ACTOR, "system"));
        var cause = message.getMetaData().get(CAUSE);
        if (cause != null) {
            data.put(CAUSE, cause);
        }
        data.put(CORRELATION, message.getMetaData().getOrDefault(CORRELATION, message.getIdentifier()));
        return data;
    }
}
