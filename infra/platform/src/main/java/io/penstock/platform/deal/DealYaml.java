package io.penstock.platform.deal;

import io.penstock.platform.deal.DealYamlException.Fault;
import io.penstock.platform.deal.YamlDocument.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads the small part of YAML in which deals are written: maps, lists and text. Every scalar is a text, so that {@code
 * 0.10}, {@code no} and {@code 2020-08-19} stay what was written. Anchors, aliases, tags and repeated keys are refused:
 * a person who approves a document must see all of it, once.
 *
 * <p>Works on the parser's events, so no object is ever built from a document.
 */
public final class DealYaml {

    private static final int LARGEST = 1_000_000;
    private static final int DEEPEST = 50;

    private final ParserImpl events;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();

    private DealYaml(String yaml) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        events = new ParserImpl(new StreamReader(yaml), options);
    }

    /**
     * The document as canonical JSON: no white space, keys sorted by code unit, every scalar a text.
     *
     * @throws DealYamlException with all faults, if there is one
     */
    public static String toCanonicalJson(String yaml) {
        return read(yaml).canonicalJson();
    }

    /**
     * The document with the place of each of its parts. Reads JSON too, which is YAML written with braces.
     *
     * @throws DealYamlException with all faults, if there is one
     */
    public static YamlDocument read(String yaml) {
        if (yaml.length() > LARGEST) {
            throw new DealYamlException(
                    List.of(new Fault(1, 1, "YAML_TOO_LARGE", "a document has at most " + LARGEST + " characters")));
        }
        DealYaml reader;
        Object tree;
        try {
            reader = new DealYaml(yaml);
            tree = reader.document();
        } catch (MarkedYAMLException e) {
            throw new DealYamlException(
                    List.of(fault(e.getProblemMark(), "YAML_SYNTAX", String.valueOf(e.getProblem()))));
        } catch (YAMLException e) {
            throw new DealYamlException(List.of(new Fault(1, 1, "YAML_SYNTAX", String.valueOf(e.getMessage()))));
        }
        if (!reader.faults.isEmpty()) {
            throw new DealYamlException(reader.faults);
        }
        var out = new StringBuilder(yaml.length());
        print(tree, out);
        return new YamlDocument(out.toString(), reader.places);
    }

    private Object document() {
        events.getEvent(); // start of the stream
        if (events.peekEvent() instanceof StreamEndEvent end) {
            faults.add(fault(end.getStartMark(), "YAML_EMPTY", "the document is empty"));
            return "";
        }
        expect(DocumentStartEvent.class);
        var tree = node(events.getEvent(), "", 0);
        expect(DocumentEndEvent.class);
        if (events.peekEvent() instanceof DocumentStartEvent next) {
            faults.add(fault(next.getStartMark(), "YAML_MORE_DOCUMENTS", "one file holds one deal"));
        }
        return tree;
    }

    private Object node(Event event, String path, int depth) {
        if (depth > DEEPEST) {
            throw new YAMLException("nested deeper than " + DEEPEST);
        }
        if (event instanceof AliasEvent alias) {
            faults.add(fault(alias.getStartMark(), "YAML_ALIAS", "*" + alias.getAnchor() + ": write the value itself"));
            return "";
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            faults.add(fault(node.getStartMark(), "YAML_ANCHOR", "&" + node.getAnchor() + ": anchors are not allowed"));
        }
        return switch (event) {
            case ScalarEvent scalar -> {
                untagged(scalar.getTag(), scalar);
                yield scalar.getValue();
            }
            case SequenceStartEvent sequence -> {
                untagged(sequence.getTag(), sequence);
                yield sequence(path, depth);
            }
            case MappingStartEvent mapping -> {
                untagged(mapping.getTag(), mapping);
                yield mapping(path, depth);
            }
            default -> throw new IllegalStateException("unexpected " + event);
        };
    }

    private List<Object> sequence(String path, int depth) {
        var items = new ArrayList<>();
        while (!(events.peekEvent() instanceof SequenceEndEvent)) {
            var itemPath = path + "[" + items.size() + "]";
            places.put(itemPath, place(events.peekEvent().getStartMark()));
            items.add(node(events.getEvent(), itemPath, depth + 1));
        }
        events.getEvent();
        return items;
    }

    private Map<String, Object> mapping(String path, int depth) {
        var members = new TreeMap<String, Object>();
        while (!(events.peekEvent() instanceof MappingEndEvent)) {
            var keyEvent = events.getEvent();
            var key = node(keyEvent, path, depth + 1);
            var valuePath = path.isEmpty() ? String.valueOf(key) : path + "." + key;
            // A text is pointed at where it stands, a map or a list at the key that opens it.
            var valueEvent = events.peekEvent();
            places.putIfAbsent(
                    valuePath, place((valueEvent instanceof ScalarEvent ? valueEvent : keyEvent).getStartMark()));
            var value = node(events.getEvent(), valuePath, depth + 1);
            if (!(key instanceof String name)) {
                faults.add(fault(keyEvent.getStartMark(), "YAML_KEY", "a key is a text"));
            } else if (members.put(name, value) != null) {
                faults.add(fault(keyEvent.getStartMark(), "YAML_DUPLICATE_KEY", "key " + name + " occurs twice"));
            }
        }
        events.getEvent();
        return members;
    }

    private void untagged(@Nullable String tag, Event event) {
        if (tag != null) {
            faults.add(fault(event.getStartMark(), "YAML_TAG", tag + ": tags are not allowed"));
        }
    }

    private void expect(Class<? extends Event> type) {
        var event = events.getEvent();
        if (!type.isInstance(event)) {
            throw new IllegalStateException("unexpected " + event);
        }
    }

    private static Fault fault(@Nullable Mark mark, String code, String detail) {
        var place = place(mark);
        return new Fault(place.line(), place.column(), code, detail);
    }

    private static Place place(@Nullable Mark mark) {
        return mark == null ? new Place(1, 1) : new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static void print(Object node, StringBuilder out) {
        switch (node) {
            case Map<?, ?> members -> {
                var comma = "{";
                for (var each : members.entrySet()) {
                    out.append(comma);
                    text((String) each.getKey(), out);
                    out.append(':');
                    print(each.getValue(), out);
                    comma = ",";
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
            case List<?> items -> {
                var comma = "[";
                for (var each : items) {
                    out.append(comma);
                    print(each, out);
                    comma = ",";
                }
                out.append(items.isEmpty() ? "[]" : "]");
            }
            default -> text(node.toString(), out);
        }
    }

    /** As RFC 8785 writes texts: short escapes where there is one, six characters for other controls, no other escape. */
    private static void text(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
