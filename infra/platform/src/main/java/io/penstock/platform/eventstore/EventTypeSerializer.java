package io.penstock.platform.eventstore;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Stores events under their logical names. A name or revision that is not declared stops the reader: Axon alone would
 * pass it over in silence, and a projection would miss a fact.
 */
public final class EventTypeSerializer extends Jackson3Serializer {

    private static final String OURS = "io.penstock.";
    private final EventTypes types;

    public EventTypeSerializer(Jackson3Serializer.Builder builder, EventTypes types) {
        super(builder);
        this.types = types;
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
    protected String resolveClassName(SerializedType stored) {
        var known = types.byName(stored.getName());
        if (known.isPresent()) {
            if (!known.get().revision().equals(stored.getRevision())) {
                throw new IllegalStateException(
                        "event " + stored.getName() + " is stored in revision " + stored.getRevision()
                                + ", this build reads " + known.get().revision());
            }
            return known.get().type().getName();
        }
        if (stored.getName().startsWith("org.axonframework.")) {
            return super.resolveClassName(stored);
        }
        throw new IllegalStateException("the log holds an event that this build does not know: " + stored.getName());
    }
}
