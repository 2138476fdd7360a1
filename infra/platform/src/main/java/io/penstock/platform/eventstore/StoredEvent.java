package io.penstock.platform.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/** A row of the log in the form that Axon reads. */
record StoredEvent(LoggedEvent event) implements DomainEventData<String>, TrackedEventData<String> {

    @Override
    public TrackingToken trackingToken() {
        return event.position();
    }

    @Override
    public String getEventIdentifier() {
        return event.record().eventId();
    }

    @Override
    public Instant getTimestamp() {
        return event.recordedAt();
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SimpleSerializedObject<>(
                event.record().metadata(), String.class, new SimpleSerializedType(MetaData.class.getName(), null));
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(
                event.record().payload(),
                String.class,
                new SimpleSerializedType(event.record().name(), event.record().revision()));
    }

    @Override
    public String getType() {
        return event.record().streamType();
    }

    @Override
    public String getAggregateIdentifier() {
        return event.record().streamId();
    }

    @Override
    public long getSequenceNumber() {
        return event.record().sequence();
    }
}
