package io.penstock.tape.yaml;

import io.penstock.deal.CanonicalJson;
import io.penstock.deal.Json;
import io.penstock.platform.deal.DealYaml;
import io.penstock.platform.deal.DealYamlException;
import io.penstock.platform.deal.YamlDocument;
import io.penstock.platform.deal.YamlFault;
import io.penstock.tape.CellType;
import io.penstock.tape.DateForm;
import io.penstock.tape.Role;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeMapping;
import io.penstock.tape.TapeMapping.Column;
import io.penstock.tape.Unit;
import io.penstock.tape.form.Forms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A mapping as YAML: how the columns of a servicer's own file are read, the same text for command line and service. The
 * keys stand in {@code docs/reference/tapes.md}.
 */
public final class MappingYaml {

    private static final Set<String> KEYS =
            Set.of("name", "form", "dates", "missing", "history", "tolerance", "sheet", "header", "columns");
    private static final Set<String> COLUMN_KEYS = Set.of("field", "type", "role", "unit", "dates", "codes", "repeats");
    private static final String NO_ROLE = "NONE";
    private static final int MOST_COLUMNS = 2_000;

    private final YamlDocument document;
    private final List<YamlFault> faults = new ArrayList<>();

    /**
     * What came of reading.
     *
     * @param mapping empty if there is a fault
     * @param faults all of them
     */
    public record Read(Optional<TapeMapping> mapping, List<YamlFault> faults) {}

    private MappingYaml(YamlDocument document) {
        this.document = document;
    }

    /** Reads a text. */
    public static Read read(String yaml) {
        YamlDocument document;
        try {
            document = DealYaml.read(yaml);
        } catch (DealYamlException e) {
            return new Read(
                    Optional.empty(),
                    e.faults().stream()
                            .map(f -> new YamlFault(
                                    f.line(), f.column(), "", f.code(), f.detail(), "correct the YAML at this place"))
                            .toList());
        }
        var reader = new MappingYaml(document);
        var mapping = reader.mapping(CanonicalJson.parse(document.canonicalJson()));
        return new Read(reader.faults.isEmpty() ? Optional.of(mapping) : Optional.empty(), List.copyOf(reader.faults));
    }

    private TapeMapping mapping(Json json) {
        var root = members(json, "", KEYS);
        if (!root.containsKey("name")) {
            fault("name", "KEY_MISSING", "name is missing", "Name the servicer and the kind of loans");
        }
        if (!root.containsKey("columns")) {
            fault("columns", "KEY_MISSING", "columns is missing", "Write one with ./penstock tape map FILE");
        }
        var columns = new LinkedHashMap<String, Column>();
        if (root.get("columns") instanceof Json.Members(var each)) {
            each.forEach((name, column) -> columns.put(name, column(column, "columns." + name)));
        } else if (!(root.get("columns") instanceof Json.Text(var nothing) && nothing.isEmpty())
                && root.containsKey("columns")) {
            fault("columns", "SHAPE_UNEXPECTED", "a map of keys and values is expected here", "");
        }
        if (columns.size() > MOST_COLUMNS) {
            fault("columns", "COLUMNS_TOO_MANY", columns.size() + " columns, at most " + MOST_COLUMNS, "");
        }
        twice(columns);
        return new TapeMapping(
                text(root, "", "name").orElse(""),
                text(root, "", "form").flatMap(this::form),
                text(root, "", "dates").flatMap(t -> dates(t, "dates")),
                columns,
                new HashSet<>(texts(root, "", "missing")),
                flag(root, "", "history"),
                text(root, "", "tolerance").map(this::minor).orElse(0L),
                text(root, "", "sheet").orElse(""),
                texts(root, "", "header"));
    }

    /** A role that two columns have would be read from one of them, and nobody would know which. */
    private void twice(Map<String, Column> columns) {
        var taken = new EnumMap<Role, String>(Role.class);
        columns.forEach((name, column) -> column.role().ifPresent(role -> {
            var first = taken.putIfAbsent(role, name);
            if (first != null) {
                fault(
                        "columns." + name,
                        "ROLE_TWICE",
                        "column " + first + " has the role " + role + " already",
                        "Leave it to one of them");
            }
        }));
    }

    private Column column(Json json, String path) {
        var members = members(json, path, COLUMN_KEYS);
        var role = text(members, path, "role");
        boolean without = role.filter(NO_ROLE::equals).isPresent();
        return new Column(
                text(members, path, "field"),
                word(CellType.class, members, path, "type"),
                without ? Optional.empty() : word(Role.class, members, path, "role"),
                without,
                word(Unit.class, members, path, "unit"),
                text(members, path, "dates").flatMap(t -> dates(t, path + ".dates")),
                new HashSet<>(texts(members, path, "codes")),
                flag(members, path, "repeats"));
    }

    private SortedMap<String, Json> members(Json json, String path, Set<String> known) {
        if (!(json instanceof Json.Members(var members))) {
            fault(path, "SHAPE_UNEXPECTED", "a map of keys and values is expected here", "");
            return new TreeMap<>();
        }
        for (var key : members.keySet()) {
            if (!known.contains(key)) {
                fault(
                        at(path, key),
                        "KEY_UNKNOWN",
                        "there is no key " + key + " here",
                        "Keys are " + String.join(", ", known.stream().sorted().toList()));
            }
        }
        return members;
    }

    private Optional<String> text(SortedMap<String, Json> members, String path, String key) {
        var value = members.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Json.Text(var text)) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
        fault(at(path, key), "SHAPE_UNEXPECTED", "a single value is expected here", "");
        return Optional.empty();
    }

    private List<String> texts(SortedMap<String, Json> members, String path, String key) {
        var value = members.get(key);
        var texts = new ArrayList<String>();
        if (value instanceof Json.Array(var items)) {
            for (var item : items) {
                if (item instanceof Json.Text(var text)) {
                    texts.add(text);
                } else {
                    fault(at(path, key), "SHAPE_UNEXPECTED", "a list of single values is expected here", "");
                }
            }
        } else if (value != null && !(value instanceof Json.Text(var nothing) && nothing.isEmpty())) {
            fault(at(path, key), "SHAPE_UNEXPECTED", "a list is expected here", "");
        }
        return texts;
    }

    private boolean flag(SortedMap<String, Json> members, String path, String key) {
        var text = text(members, path, key).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            fault(at(path, key), "VALUE_MALFORMED", '"' + text + "\" is not true or false", "");
        }
        return text.equals("true");
    }

    private <E extends Enum<E>> Optional<E> word(
            Class<E> type, SortedMap<String, Json> members, String path, String key) {
        return text(members, path, key).flatMap(text -> {
            var name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
            var found = Arrays.stream(type.getEnumConstants())
                    .filter(e -> e.name().equals(name))
                    .findFirst();
            if (found.isEmpty()) {
                fault(
                        at(path, key),
                        "VALUE_MALFORMED",
                        '"' + text + "\" is not one of " + Arrays.toString(type.getEnumConstants()),
                        "");
            }
            return found;
        });
    }

    private Optional<TapeForm> form(String name) {
        var form = Forms.named(name);
        if (form.isEmpty()) {
            fault(
                    "form",
                    "FORM_UNKNOWN",
                    "there is no form " + name,
                    "Forms are "
                            + String.join(
                                    ", ",
                                    Forms.all().stream().map(TapeForm::name).toList()));
        }
        return form;
    }

    private Optional<DateForm> dates(String pattern, String path) {
        var found = Arrays.stream(DateForm.values())
                .filter(d -> d.pattern().equals(pattern))
                .findFirst();
        if (found.isEmpty()) {
            fault(
                    path,
                    "VALUE_MALFORMED",
                    '"' + pattern + "\" is not one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(DateForm.values())
                                            .map(DateForm::pattern)
                                            .toList()),
                    "");
        }
        return found;
    }

    private long minor(String major) {
        if (!major.matches("[0-9]{1,15}(\\.[0-9]{1,2})?")) {
            fault("tolerance", "VALUE_MALFORMED", '"' + major + "\" is not an amount, such as 5.00", "");
            return 0;
        }
        return new BigDecimal(major).movePointRight(2).longValueExact();
    }

    private void fault(String path, String code, String detail, String advice) {
        var place = document.placeOf(path);
        faults.add(new YamlFault(place.line(), place.column(), path, code, detail, advice));
    }

    private static String at(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
