package io.penstock.platform.projection;

import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.LoggedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/**
 * The handlers and tables of one processing group.
 *
 * @param name of the group, {@code "deal-summary"}
 * @param tables in order of their names
 * @param handlers the beans that the live processor calls
 */
record Projection(String name, List<String> tables, List<Object> handlers) {

    /** Calls what the live processor would call for the event. */
    interface Invoker {

        void handle(LoggedEvent event);
    }

    Invoker invoker(EventDecoder decoder) {
        var adapters = handlers.stream().map(AnnotationEventHandlerAdapter::new).toList();
        return event -> {
            var row = event.record();
            var message = new GenericDomainEventMessage<>(
                    row.streamType(),
                    row.streamId(),
                    row.sequence(),
                    decoder.payload(event),
                    MetaData.emptyInstance(),
                    row.eventId(),
                    event.recordedAt());
            for (var adapter : adapters) {
                if (adapter.canHandle(message)) {
                    invoke(adapter, message);
                }
            }
        };
    }

    /** Changes when the handlers' classes change: a rebuild that other code began is begun again. */
    String code() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Object handler : handlers) {
                var name = handler.getClass().getName();
                try (var in =
                        handler.getClass().getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
                    if (in != null) {
                        digest.update(in.readAllBytes());
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void invoke(AnnotationEventHandlerAdapter adapter, GenericDomainEventMessage<?> message) {
        try {
            adapter.handle(message);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a handler failed on event " + message.getIdentifier(), e);
        }
    }
}
