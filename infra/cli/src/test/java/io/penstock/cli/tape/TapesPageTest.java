package io.penstock.cli.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.tape.DateForm;
import io.penstock.tape.Rule;
import io.penstock.tape.Rule.Tier;
import io.penstock.tape.TapeResult.Total;
import io.penstock.tape.check.TapeChecker.Checked;
import io.penstock.tape.form.Forms;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/reference/tapes.md} are those of the code and of the real tapes. */
class TapesPageTest {

    private static final Path PAGE = Path.of("../../docs/reference/tapes.md");
    private static final Path SEEN = Path.of("target/tapes.md");

    @Test
    void theRulesAndFormsAreThoseOfTheCode() throws IOException {
        var text = new StringBuilder(
                "| Rule | Tier | Effect | Is the case | What to do |\n| --- | --- | --- | --- | --- |\n");
        for (var rule : Rule.values()) {
            text.append("| `%s` | %s | %s | %s | %s |%n"
                    .formatted(rule, rule.tierInWords(), rule.effectInWords(), rule.meaning(), rule.remedy()));
        }
        text.append("\n%d rules: %s.%n"
                .formatted(
                        Rule.values().length,
                        Arrays.stream(Tier.values())
                                .map(t -> Arrays.stream(Rule.values())
                                                .filter(r -> r.tier() == t)
                                                .count() + " "
                                        + t.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .collect(Collectors.joining(", "))));
        same("rules", text.toString());
        var forms = new StringBuilder("| Form | What | Fields | Read from |\n| --- | --- | --- | --- |\n");
        for (var form : Forms.all()) {
            forms.append("| `%s` | %s | %d | %s |%n"
                    .formatted(
                            form.name(),
                            form.title(),
                            form.fields().size(),
                            form.namespace().isEmpty() ? "CSV" : "XML, CSV with the elements' names"));
        }
        same("forms", forms.toString());
        same(
                "dates",
                Arrays.stream(DateForm.values())
                                .map(d -> "`" + d.pattern() + "` (" + d.example() + ")")
                                .collect(Collectors.joining(", "))
                        + "\n");
    }

    @Test
    void theTapesAreAsTheyWereRead() throws IOException {
        var checked = new EnumMap<RealTapes, Checked>(RealTapes.class);
        RealTapes.all().forEach(tape -> checked.put(tape, tape.check()));
        same("tapes", admitted(checked));
        same("totals", totals(checked));
        same("found", found(checked));
    }

    @Test
    void noTapeDiffersFromItsSource() {
        for (var tape : RealTapes.all()) {
            assertThat(tape.check().result().findings())
                    .as(tape.fileName())
                    .doesNotContainKeys(
                            Rule.CONTROL_COUNT_DIFFERS, Rule.CONTROL_TOTAL_DIFFERS, Rule.CONTROL_TOTAL_UNKNOWN);
        }
    }

    private static String admitted(Map<RealTapes, Checked> checked) {
        var text = new StringBuilder(
                "| Tape | Form | Rows | Loans | Admitted | Rejected, by rule | Quality |\n| --- | --- | --: | --: | --: | --- | --: |\n");
        checked.forEach((tape, c) -> {
            var result = c.result();
            text.append("| `%s` | `%s` | %,d | %,d | %,d | %s | %d.%d |%n"
                    .formatted(
                            tape.fileName(),
                            result.form(),
                            result.rows(),
                            result.loans(),
                            result.admitted(),
                            result.rejected() == 0 ? "0" : result.rejected() + ": " + named(result.rejectedBy()),
                            result.quality() / 10,
                            result.quality() % 10));
        });
        return text.toString();
    }

    private static String totals(Map<RealTapes, Checked> checked) {
        var text = new StringBuilder(
                "| Tape | Figure | Tape, all rows | Source | Difference |\n| --- | --- | --: | --: | --: |\n");
        checked.forEach((tape, c) -> {
            var sums = c.result().totals().stream().collect(Collectors.toMap(Total::field, Total::read));
            tape.figures()
                    .loans()
                    .ifPresent(n -> line(
                            text, tape, "loans", BigDecimal.valueOf(c.result().loans()), BigDecimal.valueOf(n)));
            new TreeMap<>(tape.figures().sums())
                    .forEach((field, stated) ->
                            line(text, tape, field, sums.getOrDefault(field, BigDecimal.ZERO), stated));
        });
        return text.toString();
    }

    private static void line(StringBuilder text, RealTapes tape, String figure, BigDecimal seen, BigDecimal stated) {
        text.append("| `%s` | %s | %s | %s | %s |%n"
                .formatted(
                        tape.fileName(),
                        figure,
                        seen.toPlainString(),
                        stated.toPlainString(),
                        seen.subtract(stated).toPlainString()));
    }

    private static String found(Map<RealTapes, Checked> checked) {
        var text = new StringBuilder("| Tape | Found |\n| --- | --- |\n");
        checked.forEach((tape, c) -> text.append(
                "| `%s` | %s |%n".formatted(tape.fileName(), named(c.result().findings()))));
        return text.toString();
    }

    private static String named(Map<Rule, Long> counts) {
        return counts.entrySet().stream()
                .map(e -> "`" + e.getKey() + "` " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Compares a generated part; what was seen is left beside the build for someone to look at and take over. */
    private static void same(String part, String seen) throws IOException {
        var page = Files.readString(PAGE);
        var start = "<!-- generated: " + part + " -->\n";
        var end = "<!-- end -->";
        int from = page.indexOf(start);
        assertThat(from).as("the part " + part + " of the page").isNotNegative();
        int to = page.indexOf(end, from);
        var now = page.substring(0, from + start.length()) + "\n" + seen + "\n" + page.substring(to);
        if (!now.equals(page)) {
            var base = Files.exists(SEEN) ? Files.readString(SEEN) : page;
            int at = base.indexOf(start);
            Files.writeString(
                    SEEN,
                    base.substring(0, at + start.length()) + "\n" + seen + "\n"
                            + base.substring(base.indexOf(end, at)));
        }
        assertThat(now).as("look at %s, and take it over if it is right", SEEN).isEqualTo(page);
    }
}
