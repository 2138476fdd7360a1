package io.penstock.platform.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.Serializers;

/** Writes ids as plain text, as values and as keys of maps. */
final class IdSerializers {

    private IdSerializers() {}

    static final class Values extends Serializers.Base {

        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                JsonFormat.@Nullable Value format) {
            return IdRecords.isId(type.getRawClass()) ? new ValueWriter() : null;
        }
    }

    static final class Keys extends Serializers.Base {

        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                JsonFormat.@Nullable Value format) {
            return IdRecords.isId(type.getRawClass()) ? new KeyWriter() : null;
        }
    }

    private static final class ValueWriter extends ValueSerializer<Object> {

        @Override
        public void serialize(Object id, JsonGenerator out, SerializationContext context) {
            out.writeString(IdRecords.text(id));
        }
    }

    private static final class KeyWriter extends ValueSerializer<Object> {

        @Override
        public void serialize(Object id, JsonGenerator out, SerializationContext context) {
            out.writeName(IdRecords.text(id));
        }
    }
}
