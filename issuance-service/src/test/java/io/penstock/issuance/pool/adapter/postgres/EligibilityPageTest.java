package io.penstock.issuance.pool.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.pool.domain.eligibility.Admission;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.RuleFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of docs/reference/eligibility.md are what the code says. */
class EligibilityPageTest {

    private static final Path PAGE = Path.of("../docs/reference/eligibility.md");

    @Test
    void theListOfFieldsIsTheVocabulary() throws IOException {
        var lines = Arrays.stream(LoanField.values())
                .map(f -> "| `" + f.key() + "` | " + f.type().name().toLowerCase(Locale.ROOT) + " | "
                        + f.role().map(r -> "`" + r + "`").orElse("derived") + " | "
                        + (f.column().isEmpty() ? "" : "`" + f.column() + "`") + " |")
                .collect(Collectors.joining("\n"));
        assertThat(section("fields"))
                .isEqualTo("| Field | Type | Role on tapes | Column |\n| --- | --- | --- | --- |\n" + lines);
    }

    @Test
    void theListOfFaultsIsComplete() throws IOException {
        var lines = Arrays.stream(RuleFault.values())
                .map(f -> "| `" + f + "` | " + f.advice() + " |")
                .collect(Collectors.joining("\n"));
        assertThat(section("faults")).isEqualTo("| Code | What to do |\n| --- | --- |\n" + lines);
    }

    @Test
    void theTableOfTapesIsRecomputed() throws IOException {
        var table = new StringBuilder(
                "| Tape | Rules | Loans | Eligible | Rejected | By reason |\n| --- | --- | --: | --: | --: | --- |");
        for (var tape : RuleTapes.values()) {
            var loans = tape.loans();
            var document = RuleSqlTest.example(tape.rules());
            var admission = new Admission(document, tape.cutOff());
            var reasons = new LinkedHashMap<String, Integer>();
            document.criteria().forEach(c -> reasons.put(c.code(), 0));
            int rejected = 0;
            for (var loan : loans) {
                var missed = admission.reasons(loan);
                rejected += missed.isEmpty() ? 0 : 1;
                missed.forEach(reason -> reasons.merge(reason.criterion(), 1, Integer::sum));
            }
            table.append(String.format(
                    Locale.ROOT,
                    "%n| `%s` | `%s` | %,d | %,d | %,d | %s |",
                    tape.fileName(),
                    tape.rules(),
                    loans.size(),
                    loans.size() - rejected,
                    rejected,
                    reasons.entrySet().stream()
                            .filter(e -> e.getValue() > 0)
                            .map(e -> String.format(Locale.ROOT, "`%s` %,d", e.getKey(), e.getValue()))
                            .collect(Collectors.joining(", "))));
        }
        assertThat(section("tapes")).isEqualTo(table.toString());
    }

    private static String section(String name) throws IOException {
        var page = Files.readString(PAGE);
        var start = "<!-- generated: " + name + " -->\n\n";
        int from = page.indexOf(start) + start.length();
        return page.substring(from, page.indexOf("\n\n<!-- end -->", from));
    }
}
