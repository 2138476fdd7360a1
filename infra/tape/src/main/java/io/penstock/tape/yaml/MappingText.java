package io.penstock.tape.yaml;

import io.penstock.deal.CanonicalJson;
import io.penstock.tape.DateForm;
import io.penstock.tape.MappingProposal.Guess;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeMapping;
import io.penstock.tape.TapeMapping.Column;
import io.penstock.tape.check.TapeSamples;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes mappings as YAML: proposed ones with how sure each line is and sample cells as comments, confirmed ones plain. */
public final class MappingText {

    private static final int LONGEST_SAMPLE = 24;

    private MappingText() {}

    /** A proposal for a person to read and correct. */
    public static String of(String name, TapeSamples samples, List<Guess> guesses) {
        boolean hasForm = samples.form().isPresent();
        var text = new StringBuilder();
        text.append("# Proposed; confirm each line. Roles, types, units and date forms: docs/reference/tapes.md\n");
        text.append("name: ").append(quoted(name)).append('\n');
        samples.form()
                .ifPresent(
                        f -> text.append("form: ")
                                .append(f)
                                .append(
                                        "   # most columns have the names of this form: its fields hold where no line stands below\n"));
        if (!samples.sheet().isEmpty()) {
            text.append("sheet: ").append(quoted(samples.sheet())).append('\n');
        }
        text.append("history: false   # true if the file holds several periods of each loan\n");
        text.append("tolerance: 0.00\n");
        text.append("missing: []\n");
        text.append("header: ")
                .append(list(samples.names().stream().filter(n -> !n.isEmpty()).toList()))
                .append("   # a file with other columns is refused; remove this line to take any\n");
        text.append("columns:\n");
        for (var guess : guesses) {
            if (!guess.column().isEmpty()) {
                line(text, guess, hasForm);
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Guess guess, boolean hasForm) {
        // Where a form holds the field already, a line is a suggestion only.
        text.append(hasForm ? "#  " : "  ").append(quoted(guess.column())).append(": {type: ");
        text.append(guess.type());
        guess.role().ifPresent(role -> text.append(", role: ").append(role));
        guess.unit().ifPresent(unit -> text.append(", unit: ").append(unit));
        guess.dates().ifPresent(dates -> text.append(", dates: ").append(dates.pattern()));
        if (!guess.codes().isEmpty()) {
            text.append(", codes: ").append(list(guess.codes()));
        }
        text.append("}   # ");
        if (guess.confidence() > 0) {
            text.append(guess.confidence()).append(" % · ");
        }
        text.append(String.join(
                " · ", guess.samples().stream().map(MappingText::sample).toList()));
        text.append('\n');
    }

    /** A confirmed mapping: no comment, no sample, the same text for the same mapping. */
    public static String of(TapeMapping mapping) {
        var text = new StringBuilder();
        text.append("name: ").append(quoted(mapping.name())).append('\n');
        mapping.base()
                .map(TapeForm::name)
                .ifPresent(form -> text.append("form: ").append(form).append('\n'));
        if (!mapping.sheet().isEmpty()) {
            text.append("sheet: ").append(quoted(mapping.sheet())).append('\n');
        }
        mapping.dates()
                .map(DateForm::pattern)
                .ifPresent(dates -> text.append("dates: ").append(dates).append('\n'));
        text.append("history: ").append(mapping.history()).append('\n');
        text.append("tolerance: ")
                .append(BigDecimal.valueOf(mapping.tolerance(), 2).toPlainString())
                .append('\n');
        text.append("missing: ")
                .append(list(mapping.missing().stream().sorted().toList()))
                .append('\n');
        if (!mapping.header().isEmpty()) {
            text.append("header: ").append(list(mapping.header())).append('\n');
        }
        // In the order in which they are read again: the same mapping has one text.
        var columns = new TreeMap<String, Column>(CanonicalJson.BY_CODE_POINT);
        columns.putAll(mapping.columns());
        text.append(mapping.columns().isEmpty() ? "columns: {}\n" : "columns:\n");
        columns.forEach((name, column) -> text.append("  ")
                .append(quoted(name))
                .append(": {")
                .append(column(column))
                .append("}\n"));
        return text.toString();
    }

    private static String column(Column column) {
        var parts = new ArrayList<String>();
        column.field().ifPresent(field -> parts.add("field: " + quoted(field)));
        column.type().ifPresent(type -> parts.add("type: " + type));
        if (column.withoutRole()) {
            parts.add("role: NONE");
        }
        column.role().ifPresent(role -> parts.add("role: " + role));
        column.unit().ifPresent(unit -> parts.add("unit: " + unit));
        column.dates().ifPresent(dates -> parts.add("dates: " + dates.pattern()));
        if (!column.codes().isEmpty()) {
            parts.add("codes: " + list(column.codes().stream().sorted().toList()));
        }
        if (column.repeats()) {
            parts.add("repeats: true");
        }
        return String.join(", ", parts);
    }

    private static String list(Collection<String> texts) {
        return texts.stream().map(MappingText::quotedAlways).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String sample(String cell) {
        var plain = cell.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST_SAMPLE ? plain.substring(0, LONGEST_SAMPLE) + "…" : plain;
    }

    private static String quoted(String key) {
        // Words that YAML takes for something else are quoted too.
        return key.matches("[A-Za-z_][A-Za-z0-9_-]*") && !key.matches("(?i)y|n|yes|no|on|off|true|false|null|nan")
                ? key
                : quotedAlways(key);
    }

    private static String quotedAlways(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
