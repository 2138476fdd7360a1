package io.penstock.deal;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One object of a document, read key by key. A value that is missing or unreadable becomes a finding and a
 * stand-in, so that reading goes on; {@link #close} reports the keys that nobody asked for.
 */
final class Section {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,10})?");

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]+)?");

    static final BigDecimal LARGEST_AMOUNT = new BigDecimal("10000000000000");

    private final SortedMap<String, Json> members;
    private final String path;
    private final Findings findings;
    private final Set<String> known = new HashSet<>();

    private Section(SortedMap<String, Json> members, String path, Findings findings) {
        this.members = members;
        this.path = path;
        this.findings = findings;
    }

    /** The object at the path; an empty one, and a finding, if something else stands there. */
    static Section of(Json json, String path, Findings findings) {
        if (json instanceof Json.Members(var members)) {
            return new Section(members, path, findings);
        }
        findings.add(FindingCode.SHAPE_UNEXPECTED, path, "an object with keys is expected here");
        return new Section(Collections.emptySortedMap(), path, findings);
    }

    void close() {
        findings.asked(path, known);
        for (var key : members.keySet()) {
            if (!known.contains(key)) {
                findings.add(FindingCode.KEY_UNKNOWN, path(key), "this version knows no key \"" + key + "\" here");
            }
        }
    }

    String path() {
        return path;
    }

    Findings findings() {
        return findings;
    }

    Set<String> keys() {
        return members.keySet();
    }

    boolean has(String key) {
        return members.containsKey(key);
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Optional<Json> optional(String key) {
        known.add(key);
        return Optional.ofNullable(members.get(key));
    }

    Optional<Json> required(String key) {
        var json = optional(key);
        if (json.isEmpty()) {
            findings.addUnlessFaulty(FindingCode.KEY_MISSING, path(key), "\"" + key + "\" is required here");
        }
        return json;
    }

    Section section(String key) {
        return required(key)
                .map(json -> of(json, path(key), findings))
                .orElseGet(() -> new Section(Collections.emptySortedMap(), path(key), findings));
    }

    String text(String key) {
        return required(key).map(json -> textAt(json, path(key), findings)).orElse("");
    }

    Optional<String> optionalText(String key) {
        return optional(key).map(json -> textAt(json, path(key), findings));
    }

    static String textAt(Json json, String path, Findings findings) {
        if (json instanceof Json.Text(var value)) {
            if (!value.isBlank() && value.length() <= 2_000 && value.strip().equals(value)) {
                return value;
            }
            findings.add(
                    FindingCode.VALUE_MALFORMED,
                    path,
                    "a text of 1 to 2000 characters without outer spaces is expected");
            return "";
        }
        findings.add(FindingCode.SHAPE_UNEXPECTED, path, "a text is expected here");
        return "";
    }

    <T> List<T> list(String key, BiFunction<Json, String, T> reader) {
        return required(key)
                .map(json -> listAt(json, path(key), findings, reader))
                .orElse(List.of());
    }

    /** A list that may be left out. */
    <T> List<T> optionalList(String key, BiFunction<Json, String, T> reader) {
        return optional(key)
                .map(json -> listAt(json, path(key), findings, reader))
                .orElse(List.of());
    }

    /** A list of texts that may be left out. */
    List<String> optionalTexts(String key) {
        return optionalList(key, (item, at) -> textAt(item, at, findings));
    }

    static <T> List<T> listAt(Json json, String path, Findings findings, BiFunction<Json, String, T> reader) {
        var out = new ArrayList<T>();
        if (json instanceof Json.Array(var items)) {
            for (int i = 0; i < items.size(); i++) {
                out.add(reader.apply(items.get(i), path + "[" + i + "]"));
            }
        } else {
            findings.add(FindingCode.SHAPE_UNEXPECTED, path, "a list is expected here");
        }
        return out;
    }

    /** An object whose keys are names chosen by the document. */
    <T> SortedMap<String, T> named(String key, BiFunction<Json, String, T> reader) {
        var out = new TreeMap<String, T>();
        optional(key).ifPresent(json -> {
            var section = of(json, path(key), findings);
            for (var name : section.keys()) {
                section.optional(name).ifPresent(value -> out.put(name, reader.apply(value, section.path(name))));
            }
        });
        return out;
    }

    /** A decimal without sign or exponent, as it must be written for money and rates. */
    BigDecimal decimal(String key) {
        return parsed(key, "a decimal such as 0.0145", BigDecimal.ZERO, text -> {
            if (!DECIMAL.matcher(text).matches()) {
                throw new IllegalArgumentException(text);
            }
            return new BigDecimal(text);
        });
    }

    Optional<BigDecimal> optionalDecimal(String key) {
        return has(key) ? Optional.of(decimal(key)) : Optional.empty();
    }

    /** An amount of the deal currency, without sign. */
    Money money(String key, Currency currency) {
        return parsed(
                key,
                "an amount of " + currency + ", without sign and at most " + LARGEST_AMOUNT.toPlainString() + ",",
                Money.zero(currency),
                text -> {
                    if (!AMOUNT.matcher(text).matches() || new BigDecimal(text).compareTo(LARGEST_AMOUNT) > 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return Money.of(currency.getCurrencyCode(), text);
                });
    }

    int number(String key, int least, int most) {
        return parsed(key, "a whole number from " + least + " to " + most, least, text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most || !Integer.toString(number).equals(text)) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    LocalDate date(String key) {
        return parsed(key, "a date such as 2020-07-31", LocalDate.EPOCH, text -> {
            try {
                var date = LocalDate.parse(text);
                if (date.getYear() < 1 || date.getYear() > 9999) {
                    throw new IllegalArgumentException(text);
                }
                return date;
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(text, e);
            }
        });
    }

    <E extends Enum<E>> E constant(String key, E[] constants, Function<E, String> word) {
        var known = Arrays.stream(constants).map(word).toList();
        return parsed(key, "one of " + known, constants[0], text -> {
            int index = known.indexOf(text);
            if (index < 0) {
                throw new IllegalArgumentException(text);
            }
            return constants[index];
        });
    }

    /** One of the constants, or the stand-in if the key is left out. */
    <E extends Enum<E>> E constant(String key, E[] constants, Function<E, String> word, E standIn) {
        return has(key) ? constant(key, constants, word) : standIn;
    }

    <T> T parsed(String key, String expected, T standIn, Function<String, T> parser) {
        var text = text(key);
        if (text.isEmpty()) {
            return standIn;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            findings.add(FindingCode.VALUE_MALFORMED, path(key), expected + " is expected, not \"" + text + "\"");
            return standIn;
        }
    }
}
