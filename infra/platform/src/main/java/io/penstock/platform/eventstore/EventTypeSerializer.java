package io.penstock.platform.eventstore;

import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Stores events under their logical names and reads them through {@link EventReader}. A name or revision that leads
 * nowhere stops the reader: Axon alone would pass it over in silence, and a projection would miss a fact.
 */
public final class EventTypeSerializer extends Jackson3Serializer {

    private static final String OURS = "io.penstock.";
    private static final String FRAMEWORK = "org.axonframework.";
    private final EventTypes types;
    private final EventReader reader;

    public EventTypeSerializer(Jackson3Serializer.Builder builder, EventTypes types) {
        super(builder);
        this.types = types;
        this.reader = new EventReader(types);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the framework declares it
    public SerializedType typeForClass(Class type) {
        Class<?> asked = type;
        var known = types.byClass(asked);
        if (known.isPresent()) {
            return new SimpleSerializedType(known.get().name(), known.get().revision());
        }
        if (asked.getName().startsWith(OURS)) {
            throw new IllegalStateException(asked.getName() + " has no event name: add it to the EventTypes bean");
        }
        return super.typeForClass(type);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the framework declares it
    public <S, T> T deserialize(SerializedObject<S> stored) {
        var type = stored.getType();
        if (stored.getData() instanceof String text && reader.knows(type.getName())) {
            return (T) reader.read(type.getName(), type.getRevision(), text);
        }
        return super.deserialize(stored);
    }

    @Override
    protected String resolveClassName(SerializedType stored) {
        if (!reader.knows(stored.getName()) && stored.getName().startsWith(FRAMEWORK)) {
            return super.resolveClassName(stored);
        }
        return reader.target(stored.getName(), stored.getRevision()).getName();
    }
}
