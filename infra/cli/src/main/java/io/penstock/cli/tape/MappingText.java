package io.penstock.cli.tape;

import io.penstock.issuance.pool.domain.tape.MappingProposal.Guess;
import java.util.List;
import java.util.Optional;

/** Writes a proposed mapping as YAML, with how sure each line is and sample cells as comments. */
final class MappingText {

    private static final int LONGEST_SAMPLE = 24;

    private MappingText() {}

    static String of(String name, Optional<String> form, List<Guess> guesses) {
        var text = new StringBuilder();
        text.append("# Proposed; confirm each line. Roles, types, units and date forms: docs/reference/tapes.md\n");
        text.append("name: ").append(quoted(name)).append('\n');
        form.ifPresent(f -> text.append("form: ")
                .append(f)
                .append("   # most columns have the names of this form: its fields hold where no line stands below\n"));
        text.append("history: false   # true if the file holds several periods of each loan\n");
        text.append("tolerance: 0.00\n");
        text.append("missing: []\n");
        text.append("columns:\n");
        for (var guess : guesses) {
            if (!guess.column().isEmpty()) {
                line(text, guess, form.isPresent());
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
        text.append("}   # ");
        if (guess.confidence() > 0) {
            text.append(guess.confidence()).append(" % · ");
        }
        text.append(String.join(
                " · ", guess.samples().stream().map(MappingText::sample).toList()));
        text.append('\n');
    }

    private static String sample(String cell) {
        var plain = cell.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST_SAMPLE ? plain.substring(0, LONGEST_SAMPLE) + "…" : plain;
    }

    private static String quoted(String key) {
        return key.matches("[A-Za-z_][A-Za-z0-9_-]*")
                ? key
                : '"' + key.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
