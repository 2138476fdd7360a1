package io.penstock.tape.check;

import io.penstock.tape.Finding;
import io.penstock.tape.Rule;
import io.penstock.tape.check.TapeChecker.Checked;
import io.penstock.tape.check.TapeChecker.Options;
import io.penstock.tape.check.TapeChecker.Rows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Runs checks over tapes that a test makes. */
final class Checks {

    /** What came of a check, and all its findings. */
    record Outcome(Checked checked, List<Finding> findings) {

        Set<Rule> rules() {
            var rules = EnumSet.noneOf(Rule.class);
            findings.forEach(f -> rules.add(f.rule()));
            return rules;
        }

        Finding first(Rule rule) {
            return findings.stream()
                    .filter(f -> f.rule() == rule)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(rule + " found nothing; found " + rules()));
        }
    }

    private Checks() {}

    static Outcome of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8), Options.standard());
    }

    static Outcome of(String text, Options options) {
        return of(text.getBytes(StandardCharsets.UTF_8), options);
    }

    static Outcome of(byte[] file, Options options) {
        return of(file, "tape", options);
    }

    static Outcome of(byte[] file, String name, Options options) {
        return of(file, name, options, Rows.none());
    }

    static Outcome of(byte[] file, String name, Options options, Rows rows) {
        var findings = new ArrayList<Finding>();
        try {
            var checked = TapeChecker.check(new ByteArrayInputStream(file), name, options, findings::add, rows);
            return new Outcome(checked, findings);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }
}
