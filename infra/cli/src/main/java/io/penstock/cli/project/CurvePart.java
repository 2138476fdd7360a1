package io.penstock.cli.project;

import static java.util.stream.Collectors.joining;

import io.penstock.cli.file.Part;
import io.penstock.projection.DefaultCurve;
import io.penstock.projection.PrepaymentCurve;
import io.penstock.projection.SeverityCurve;
import io.penstock.projection.deal.Series;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Curves as a scenario writes them: {@code ABS 0.013}, {@code {abs: "0.013"}}, {@code {cdr: ["0.01", "0.02"], by: age}}.
 */
final class CurvePart {

    private static final String BY = "by";

    private CurvePart() {}

    static Optional<PrepaymentCurve> prepayment(Part part) {
        return curve(part, Set.of("cpr", "psa", "abs", "smm"), PrepaymentCurve::parse);
    }

    static Optional<DefaultCurve> defaults(Part part) {
        return curve(part, Set.of("cdr", "sda", "mdr"), DefaultCurve::parse);
    }

    static Optional<SeverityCurve> severity(Part part) {
        if (part.isText() || part.isList()) {
            return parsed(part, figures(part), SeverityCurve::parse);
        }
        var members = part.members(Set.of("values", BY));
        return part.required("values", "Write values: \"0.5\", or a list of them")
                .flatMap(values -> parsed(part, byAge(members) + figures(values), SeverityCurve::parse));
    }

    /** Figures by payment date, the last of which is held. */
    static Optional<Series> series(Part part) {
        return parsed(part, figures(part), text -> Series.of(text.split("\\s+")));
    }

    /** Annual rates by payment date: 5.3 where 0.053 is meant is refused. */
    static Optional<Series> rates(Part part) {
        return series(part).filter(rates -> {
            var tooHigh = rates.figures().stream()
                    .filter(rate -> rate.compareTo(BigDecimal.ONE) > 0)
                    .findFirst();
            tooHigh.ifPresent(rate -> part.fault(
                    "VALUE_OUT_OF_RANGE",
                    rate.toPlainString() + " is above 1, which is 100 %",
                    "Write 5.33 % as \"0.0533\""));
            return tooHigh.isEmpty();
        });
    }

    private static <T> Optional<T> curve(Part part, Set<String> units, Function<String, T> parser) {
        if (part.isText()) {
            return parsed(part, part.text().map(String::strip).orElse(""), inShares(units, parser));
        }
        var known = new HashSet<>(units);
        known.add(BY);
        var members = part.members(known);
        var named = members.keySet().stream().filter(units::contains).toList();
        if (named.size() != 1) {
            part.fault(
                    "UNIT_MISSING",
                    named.isEmpty() ? "no unit is named" : "units are " + named,
                    "Name one of " + units.stream().sorted().toList());
            return Optional.empty();
        }
        var unit = named.getFirst();
        return Optional.ofNullable(members.get(unit))
                .flatMap(values -> parsed(
                        values,
                        unit.toUpperCase(Locale.ROOT) + " " + byAge(members) + figures(values),
                        inShares(units, parser)));
    }

    /** Refuses 1.3 where 0.013 is meant: all units but PSA and SDA are shares of a balance. */
    private static <T> Function<String, T> inShares(Set<String> units, Function<String, T> parser) {
        return text -> {
            var unit = text.split("\\s+", 2)[0];
            if (!units.contains(unit.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(unit + " is none of the units " + upperCase(units) + ", as in "
                        + upperCase(units).getFirst() + " 0.02");
            }
            var curve = parser.apply(text);
            boolean inPercent = text.startsWith("PSA") || text.startsWith("SDA");
            var words = List.of(text.split("\\s+"));
            if (!inPercent
                    && words.stream()
                            .skip(1)
                            .filter(word -> !word.equals("byAge"))
                            .anyMatch(word -> new BigDecimal(word).compareTo(BigDecimal.ONE) > 0)) {
                throw new IllegalArgumentException("figures are shares, 0.013 is 1.3 %; none is above 1");
            }
            return curve;
        };
    }

    private static List<String> upperCase(Set<String> units) {
        return units.stream()
                .sorted()
                .map(unit -> unit.toUpperCase(Locale.ROOT))
                .toList();
    }

    private static String byAge(Map<String, Part> members) {
        return Optional.ofNullable(members.get(BY))
                .flatMap(by -> by.parsed("age or month", text -> switch (text) {
                    case "age" -> "byAge ";
                    case "month" -> "";
                    default -> throw new IllegalArgumentException(text);
                }))
                .orElse("");
    }

    /** One figure, several with blanks between, or a list; true and false are 1 and 0. */
    private static String figures(Part part) {
        var texts = part.isText() ? part.text().stream() : part.items().stream().flatMap(item -> item.text().stream());
        return texts.flatMap(text -> Stream.of(text.strip().split("\\s+")))
                .map(text -> Map.of("true", "1", "false", "0").getOrDefault(text, text))
                .collect(joining(" "));
    }

    private static <T> Optional<T> parsed(Part part, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            part.fault("VALUE_MALFORMED", "\"" + text + "\" cannot be read: " + e.getMessage(), "");
            return Optional.empty();
        }
    }

    /** How a part is named in the table of a grid. */
    static String name(Part part) {
        if (part.isText()) {
            return part.text().orElse("");
        }
        if (part.isList()) {
            return figures(part);
        }
        return part.members().entrySet().stream()
                .map(e -> e.getKey() + " " + name(e.getValue()))
                .collect(joining(" "));
    }
}
