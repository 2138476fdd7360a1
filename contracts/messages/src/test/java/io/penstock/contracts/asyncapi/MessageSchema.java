package io.penstock.contracts.asyncapi;

import io.penstock.contracts.MoneyV1;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schema 2020-12 of a message record. Members that a later producer adds are allowed; money is never a number. */
final class MessageSchema {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MessageSchema() {}

    static ObjectNode of(String type, Class<?> message) {
        var schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", type);
        schema.setAll(object(message));
        return schema;
    }

    private static ObjectNode object(Class<?> record) {
        var doc = RecordDoc.of(record);
        var schema = JSON.createObjectNode();
        schema.put("description", doc.summary());
        schema.put("type", "object");
        var members = schema.putObject("properties");
        var required = schema.putArray("required");
        for (RecordComponent each : record.getRecordComponents()) {
            var member = value(each.getGenericType());
            if (record == MoneyV1.class) {
                member.put("pattern", each.getName().equals("currency") ? "^[A-Z]{3}$" : "^-?(0|[1-9][0-9]*)$");
            }
            doc.member(each.getName()).ifPresent(text -> member.put("description", text));
            members.set(each.getName(), member);
            required.add(each.getName());
        }
        return schema;
    }

    private static ObjectNode value(Type type) {
        var schema = JSON.createObjectNode();
        if (type == String.class) {
            return schema.put("type", "string");
        } else if (type == int.class || type == long.class) {
            return schema.put("type", "integer");
        } else if (type == LocalDate.class) {
            return schema.put("type", "string").put("format", "date");
        } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            schema.put("type", "array");
            schema.set("items", value(list.getActualTypeArguments()[0]));
            return schema;
        } else if (type instanceof Class<?> record && record.isRecord()) {
            return object(record);
        }
        throw new IllegalArgumentException("a message cannot carry " + type);
    }
}
