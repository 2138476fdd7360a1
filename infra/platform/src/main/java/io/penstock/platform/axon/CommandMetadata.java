package io.penstock.platform.axon;

import java.util.Map;
import java.util.TreeMap;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** What each event says of its cause: the command and the person. */
final class CommandMetadata implements CorrelationDataProvider {

    static final String ACTOR = "actor";
    private static final String COMMAND = "commandId";
    private static final String CORRELATION = "correlationId";

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        var data = new TreeMap<String, Object>();
        data.put(COMMAND, message.getIdentifier());
        data.put(ACTOR, message.getMetaData().getOrDefault(ACTOR, "system"));
        data.put(CORRELATION, message.getMetaData().getOrDefault(CORRELATION, message.getIdentifier()));
        return data;
    }
}
