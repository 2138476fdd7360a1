package io.penstock.platform.idempotency;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Gives each event the id that follows from its command, just before events are appended.
 */
public final class EventIdentity implements MessageDispatchInterceptor<EventMessage<?>> {

    /** Name of the metadata that holds the command's id. */
    public static final String COMMAND = "commandId";

    private static final String COUNT = EventIdentity.class.getName();

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        if (events.isEmpty() || !CurrentUnitOfWork.isStarted()) {
            return (_, event) -> event;
        }
        AtomicInteger count = CurrentUnitOfWork.get().root().getOrComputeResource(COUNT, _ -> new AtomicInteger());
        return (_, event) -> event instanceof DomainEventMessage<?> stored ? identified(stored, count) : event;
    }

    private static <T> EventMessage<T> identified(DomainEventMessage<T> event, AtomicInteger count) {
        if (!(event.getMetaData().get(COMMAND) instanceof String command)) {
            return event;
        }
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getPayload(),
                event.getMetaData(),
                CommandIds.event(UUID.fromString(command), count.getAndIncrement())
                        .toString(),
                event.getTimestamp());
    }
}
