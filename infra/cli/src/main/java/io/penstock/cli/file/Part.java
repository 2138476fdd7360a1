package io.penstock.cli.file;

import io.penstock.deal.Json;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A part of a structured file. Whatever is wrong with it becomes a fault of the file, and the reading goes on with
 * nothing in its place.
 */
public final class Part {

    private static final String SHAPE = "SHAPE_UNEXPECTED";
    private static final String VALUE = "VALUE_MALFORMED";

    private final StructuredFile file;
    private final String path;
    private final Json json;

    Part(StructuredFile file, String path, Json json) {
        this.file = file;
        this.path = path;
        this.json = json;
    }

    public String path() {
        return path;
    }

    public Json json() {
        return json;
    }

    public boolean isText() {
        return json instanceof Json.Text;
    }

    public boolean isList() {
        return json instanceof Json.Array;
    }

    /** The members of a map, in the order of their keys; none if it is no map. */
    public Map<String, Part> members() {
        var members = new LinkedHashMap<String, Part>();
        if (json instanceof Json.Members map) {
            map.members().forEach((key, value) -> members.put(key, new Part(file, pathOf(key), value)));
        } else {
            fault(SHAPE, "a map of keys and values is expected here", "");
        }
        return members;
    }

    /** The members of a map that knows no other keys. */
    public Map<String, Part> members(Set<String> known) {
        var members = members();
        members.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> file.fault(
                        pathOf(key),
                        "KEY_UNKNOWN",
                        "there is no key " + key + " here",
                        known.isEmpty()
                                ? "Remove it; the deal knows none"
                                : "Keys are "
                                        + String.join(
                                                ", ", known.stream().sorted().toList())));
        return members;
    }

    /** The items of a list; none if it is no list. */
    public List<Part> items() {
        if (json instanceof Json.Array(var items)) {
            return IntStream.range(0, items.size())
                    .mapToObj(i -> new Part(file, path + "[" + i + "]", items.get(i)))
                    .toList();
        }
        fault(SHAPE, "a list is expected here", "");
        return List.of();
    }

    public Optional<String> text() {
        if (json instanceof Json.Text(var value)) {
            return Optional.of(value);
        }
        fault(SHAPE, "a single value is expected here", "");
        return Optional.empty();
    }

    /** The part as the parser reads it, which throws IllegalArgumentException or ArithmeticException otherwise. */
    public <T> Optional<T> parsed(String what, Function<String, T> parser) {
        return text().flatMap(value -> {
            try {
                return Optional.of(parser.apply(value));
            } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
                fault(VALUE, "\"" + value + "\" is not " + what, "");
                return Optional.empty();
            }
        });
    }

    public Optional<YearMonth> month() {
        return parsed("a month, such as 2024-10", YearMonth::parse);
    }

    public Optional<BigDecimal> decimal() {
        return parsed("a decimal number, such as 0.0525", Part::plainDecimal);
    }

    public Optional<Integer> count() {
        return parsed("a whole number from 0", text -> {
            if (!text.matches("[0-9]{1,9}")) {
                throw new NumberFormatException(text);
            }
            return Integer.valueOf(text);
        });
    }

    /** The word as a constant of an enumeration; capitals do not matter, hyphens and blanks are underscores. */
    public <E extends Enum<E>> Optional<E> word(Class<E> type) {
        var known = List.of(type.getEnumConstants());
        return parsed(
                "one of " + known,
                text -> Enum.valueOf(
                        type,
                        text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_')));
    }

    public boolean flag() {
        return parsed("true or false", text -> switch (text) {
                    case "true" -> Boolean.TRUE;
                    case "false" -> Boolean.FALSE;
                    default -> throw new IllegalArgumentException(text);
                })
                .orElse(false);
    }

    /** A key that has to be there. */
    public Optional<Part> required(String key, String advice) {
        var found = find(key);
        if (found.isPresent()) {
            return found;
        }
        file.fault(pathOf(key), "KEY_MISSING", key + " is missing", advice);
        return Optional.empty();
    }

    /** A key that may be there. */
    public Optional<Part> find(String key) {
        return json instanceof Json.Members map
                ? Optional.ofNullable(map.members().get(key)).map(found -> new Part(file, pathOf(key), found))
                : Optional.empty();
    }

    public void fault(String code, String detail, String advice) {
        file.fault(path, code, detail, advice);
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static BigDecimal plainDecimal(String text) {
        if (!text.matches("-?[0-9]{1,18}(\\.[0-9]{1,12})?")) {
            throw new NumberFormatException(text);
        }
        return new BigDecimal(text);
    }
}
