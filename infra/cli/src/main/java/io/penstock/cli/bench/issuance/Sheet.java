package io.penstock.cli.bench.issuance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.cli.bench.issuance.Form.Field;
import io.penstock.platform.deal.DealYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request before it is sent.
 *
 * @param fields every value that it carries and its origin
 */
record Sheet(String method, String path, String body, String contentType, List<Field> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Sheet {
        fields = List.copyOf(fields);
    }

    static Sheet put(String path, Form form) {
        return json("PUT", path, form);
    }

    static Sheet post(String path, Form form) {
        return json("POST", path, form);
    }

    /** A file that somebody handed in: the person attaches it and types nothing of it. */
    static Sheet attach(String method, String path, String file, String contentType) {
        return new Sheet(method, path, file, contentType, List.of());
    }

    /**
     * A document that a person wrote for this purpose, with places that the client fills from earlier answers:
     * {@code <<pool.currency>>}. What the person wrote counts as typed.
     *
     * @param places by name, without the angle brackets
     */
    static Sheet document(String method, String path, String template, Map<String, String> places) {
        var fields = new ArrayList<Field>();
        collect("", tree(template), fields);
        var text = template;
        for (var place : places.entrySet()) {
            text = text.replace("<<" + place.getKey() + ">>", place.getValue());
        }
        if (text.contains("<<")) {
            throw new IllegalArgumentException("a place is not filled: " + text.substring(text.indexOf("<<")));
        }
        return new Sheet(method, path, text, "application/yaml", fields);
    }

    /** With the id in the path that a person made up. */
    Sheet naming(String field, String id) {
        var all = new ArrayList<>(fields);
        all.add(new Field(field, Entry.typed(id)));
        return new Sheet(method, path, body, contentType, all);
    }

    private static Sheet json(String method, String path, Form form) {
        try {
            return new Sheet(method, path, JSON.writeValueAsString(form.json()), "application/json", form.leaves());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON form: " + form.json(), e);
        }
    }

    private static JsonNode tree(String yaml) {
        try {
            return JSON.readTree(DealYaml.toCanonicalJson(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(String name, JsonNode node, List<Field> fields) {
        if (node.isObject()) {
            node.properties().forEach(each -> collect(each.getKey(), each.getValue(), fields));
        } else if (node.isArray()) {
            node.forEach(each -> collect(name, each, fields));
        } else if (node.asText().startsWith("<<")) {
            fields.add(new Field(name, Entry.taken(node.asText())));
        } else {
            fields.add(new Field(name, Entry.typed(node.asText())));
        }
    }
}
