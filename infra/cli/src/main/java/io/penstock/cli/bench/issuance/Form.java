package io.penstock.cli.bench.issuance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The body of a request as a person and a client fill it in: every leaf knows where it comes from. */
final class Form {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** A leaf and its name. */
    record Field(String name, Entry entry) {}

    static Form of() {
        return new Form();
    }

    Form typed(String name, String text) {
        return with(name, Entry.typed(text));
    }

    Form taken(String name, Object value) {
        return with(name, Entry.taken(value));
    }

    Form chosen(String name, Object value) {
        return with(name, Entry.chosen(value));
    }

    Form with(String name, Entry entry) {
        fields.put(name, entry);
        return this;
    }

    Form with(String name, Form part) {
        fields.put(name, part);
        return this;
    }

    Form with(String name, List<Form> parts) {
        fields.put(name, List.copyOf(parts));
        return this;
    }

    /** Several values under one name. */
    Form all(String name, List<Entry> entries) {
        fields.put(name, List.copyOf(entries));
        return this;
    }

    /** As it is sent. */
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> json.put(name, plain(value)));
        return json;
    }

    /** Every leaf. */
    List<Field> leaves() {
        var leaves = new ArrayList<Field>();
        fields.forEach((name, value) -> collect(name, value, leaves));
        return leaves;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Entry entry -> entry.value();
            case Form form -> form.json();
            case List<?> list -> list.stream().map(Form::plain).toList();
            default -> throw new IllegalStateException("nothing that a form holds: " + value);
        };
    }

    private static void collect(String name, Object value, List<Field> leaves) {
        switch (value) {
            case Entry entry -> leaves.add(new Field(name, entry));
            case Form form -> leaves.addAll(form.leaves());
            case List<?> list -> list.forEach(each -> collect(name, each, leaves));
            default -> throw new IllegalStateException("nothing that a form holds: " + value);
        }
    }
}
