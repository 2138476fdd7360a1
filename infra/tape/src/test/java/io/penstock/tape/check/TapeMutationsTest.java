package io.penstock.tape.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.tape.Finding;
import io.penstock.tape.Rule;
import io.penstock.tape.Rule.Effect;
import io.penstock.tape.report.ErrorFile;
import io.penstock.tape.report.RejectedRows;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever is in a file, text, XML or workbook, the answer is clear: no exception, every rejected file and row has a rule that says why, and the
 * counts add up. 400 spoiled tapes in each build; {@code -Dpenstock.tape.mutations=10000} runs as many as are asked for,
 * {@code -Dpenstock.seed=42} one.
 */
class TapeMutationsTest {

    private static final int IN_EACH_BUILD = 400;

    @Test
    void everySpoiledTapeHasAClearAnswer() {
        var one = Long.getLong("penstock.seed");
        long from = one == null ? 1 : one;
        long to = one == null ? Integer.getInteger("penstock.tape.mutations", IN_EACH_BUILD) : one;
        var rules = new EnumMap<Rule, Long>(Rule.class);
        var outcomes = new TreeMap<String, Long>();
        for (long seed = from; seed <= to; seed++) {
            var spoiled = Mutations.of(seed);
            try {
                outcomes.merge(check(spoiled, rules), 1L, Long::sum);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dpenstock.seed=" + seed + ":" + spoiled.told() + "\n" + e.getMessage(), e);
            }
        }
        System.out.println(
                "spoiled tapes: " + outcomes + "; rules that found something: " + rules.size() + " " + rules);
        if (one == null) {
            // Mutations that never get past the first bytes, or never hurt, would prove nothing.
            assertThat(outcomes).containsKeys("file rejected", "rows rejected", "admitted");
            assertThat(rules).hasSizeGreaterThan(40);
        }
    }

    private static String check(Mutations spoiled, Map<Rule, Long> rules) {
        var file = spoiled.make();
        var rejected = new StringWriter();
        var outcome = Checks.of(file, "tape", spoiled.options(), new RejectedRows(rejected));
        var result = outcome.checked().result();
        var counted = new EnumMap<Rule, Long>(Rule.class);
        outcome.findings().forEach(f -> counted.merge(f.rule(), 1L, Long::sum));
        assertThat(result.findings()).isEqualTo(counted);
        assertThat(result.fileRejected())
                .isEqualTo(outcome.findings().stream().anyMatch(f -> f.rule().effect() == Effect.REJECTS_FILE));
        if (!result.fileRejected()) {
            assertThat(result.rows()).isPositive();
            assertThat(result.rejected() > 0).isEqualTo(!result.rejectedBy().isEmpty());
            assertThat(result.quality()).isBetween(0, 1000);
            assertThat(outcome.checked().form()).isPresent();
        }
        outcome.findings().forEach(TapeMutationsTest::isHarmless);
        counted.forEach((rule, count) -> rules.merge(rule, count, Long::sum));
        return result.fileRejected() ? "file rejected" : result.rejected() > 0 ? "rows rejected" : "admitted";
    }

    /** No cell of the error file starts a formula. */
    private static void isHarmless(Finding finding) {
        var text = new StringWriter();
        try {
            new ErrorFile(text).found(finding);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        var line = text.toString().substring(text.toString().indexOf('\n') + 1);
        var cells = new ArrayList<String>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if ((c == ',' && !quoted) || i == line.length() - 2) {
                cells.add(line.substring(start, i).replaceAll("^\"", ""));
                start = i + 1;
            }
        }
        assertThat(cells).hasSize(9);
        assertThat(cells).noneMatch(cell -> cell.matches("(?s)[=@\\t\\r|].*") || cell.matches("(?s)[-+][^0-9,].*"));
    }
}
