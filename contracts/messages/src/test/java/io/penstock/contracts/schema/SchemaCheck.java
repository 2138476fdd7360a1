package io.penstock.contracts.schema;

import io.penstock.deal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** So much of JSON Schema 2020-12 as our schema uses. A word that it does not know fails the test that uses it. */
final class SchemaCheck {

    private static final List<String> KNOWN = List.of(
            "$schema",
            "$id",
            "$ref",
            "$defs",
            "title",
            "description",
            "examples",
            "type",
            "enum",
            "const",
            "pattern",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "items",
            "properties",
            "required",
            "additionalProperties",
            "propertyNames",
            "oneOf");

    private final JsonNode root;

    SchemaCheck(JsonNode root) {
        this.root = root;
    }

    boolean isValid(Json json) {
        return isValid(json, root);
    }

    boolean isValid(Json json, JsonNode schema) {
        for (var word : schema.propertyNames()) {
            if (!KNOWN.contains(word)) {
                throw new IllegalArgumentException("unknown word " + word);
            }
        }
        if (schema.has("$ref") && !isValid(json, referred(schema))) {
            return false;
        }
        if (schema.has("oneOf")
                && schema.path("oneOf")
                                .valueStream()
                                .filter(one -> isValid(json, one))
                                .count()
                        != 1) {
            return false;
        }
        return switch (json) {
            case Json.Text(var value) -> isText(value, schema);
            case Json.Array(var items) ->
                isType("array", schema)
                        && items.size() >= schema.path("minItems").asInt(0)
                        && items.size() <= schema.path("maxItems").asInt(Integer.MAX_VALUE)
                        && items.stream().allMatch(item -> !schema.has("items") || isValid(item, schema.path("items")));
            case Json.Members(var members) -> isType("object", schema) && isObject(members, schema);
        };
    }

    /** A tree of the other reader of JSON as one of ours. */
    static Json tree(JsonNode node) {
        if (node.isObject()) {
            var members = new TreeMap<String, Json>();
            node.properties().forEach(member -> members.put(member.getKey(), tree(member.getValue())));
            return Json.Members.of(members);
        }
        return node.isArray()
                ? Json.Array.of(node.valueStream().map(SchemaCheck::tree).toList())
                : new Json.Text(node.asString());
    }

    private static boolean isText(String value, JsonNode schema) {
        return isType("string", schema)
                && (!schema.has("const") || schema.path("const").asString().equals(value))
                && (!schema.has("enum")
                        || schema.path("enum")
                                .valueStream()
                                .anyMatch(e -> e.asString().equals(value)))
                && (!schema.has("pattern")
                        || Pattern.compile(schema.path("pattern").asString())
                                .matcher(value)
                                .find())
                && value.length() >= schema.path("minLength").asInt(0)
                && value.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
    }

    private boolean isObject(Map<String, Json> members, JsonNode schema) {
        if (!schema.path("required").valueStream().allMatch(key -> members.containsKey(key.asString()))) {
            return false;
        }
        var others = schema.path("additionalProperties");
        return members.entrySet().stream().allMatch(member -> {
            if (schema.has("propertyNames") && !isValid(new Json.Text(member.getKey()), schema.path("propertyNames"))) {
                return false;
            }
            var property = schema.path("properties").path(member.getKey());
            if (!property.isMissingNode()) {
                return isValid(member.getValue(), property);
            }
            return others.isMissingNode() || (others.isObject() && isValid(member.getValue(), others));
        });
    }

    private static boolean isType(String type, JsonNode schema) {
        return !schema.has("type") || schema.path("type").asString().equals(type);
    }

    private JsonNode referred(JsonNode schema) {
        return root.at(schema.path("$ref").asString().substring(1));
    }

    /** The schemas that may stand at a path such as {@code modes.amortizing[3].targets}. */
    List<JsonNode> at(String path) {
        var nodes = variants(root).toList();
        for (var step : path.isEmpty() ? new String[0] : path.replace("[", ".[").split("\\.", -1)) {
            nodes = nodes.stream().flatMap(node -> variants(below(node, step))).toList();
        }
        return nodes;
    }

    private static JsonNode below(JsonNode node, String step) {
        if (step.startsWith("[")) {
            return node.path("items");
        }
        var property = node.path("properties").path(step);
        return property.isMissingNode() ? node.path("additionalProperties") : property;
    }

    private Stream<JsonNode> variants(JsonNode node) {
        if (node.has("$ref")) {
            return variants(referred(node));
        }
        return node.has("oneOf")
                ? node.path("oneOf").valueStream().flatMap(this::variants)
                : Stream.of(node).filter(JsonNode::isObject);
    }

    /** The keys that some object of the schemas may have. */
    static SortedSet<String> keys(List<JsonNode> schemas) {
        var keys = new TreeSet<String>();
        schemas.forEach(schema -> keys.addAll(schema.path("properties").propertyNames()));
        return keys;
    }

    /** All objects of the schema whose keys are fixed. */
    List<JsonNode> objects() {
        var found = new ArrayList<JsonNode>();
        collect(root, found);
        return found;
    }

    private static void collect(JsonNode node, List<JsonNode> found) {
        if (node.path("properties").isObject() && node.path("type").asString("").equals("object")) {
            found.add(node);
        }
        node.valueStream().filter(JsonNode::isContainer).forEach(child -> collect(child, found));
    }
}
