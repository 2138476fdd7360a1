package io.penstock.platform.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.KeyDeserializers;

/** Reads ids from plain text. What the id's constructor refuses is a fault of the document. */
final class IdDeserializers {

    private IdDeserializers() {}

    static final class Values extends Deserializers.Base {

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return IdRecords.isId(type.getRawClass()) ? new ValueReader(type.getRawClass()) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return IdRecords.isId(type);
        }
    }

    static final class Keys implements KeyDeserializers {

        @Override
        public @Nullable KeyDeserializer findKeyDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return IdRecords.isId(type.getRawClass()) ? new KeyReader(type.getRawClass()) : null;
        }
    }

    private static final class ValueReader extends ValueDeserializer<Object> {

        private final Class<?> type;

        ValueReader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            return read(type, in.getValueAsString(), context);
        }
    }

    private static final class KeyReader extends KeyDeserializer {

        private final Class<?> type;

        KeyReader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return read(type, key, context);
        }
    }

    private static Object read(Class<?> type, @Nullable String text, DeserializationContext context) {
        if (text == null) {
            return context.reportInputMismatch(type, "an id is a text");
        }
        try {
            return IdRecords.id(type, text);
        } catch (IllegalArgumentException e) {
            return context.handleInstantiationProblem(type, text, e);
        }
    }
}
