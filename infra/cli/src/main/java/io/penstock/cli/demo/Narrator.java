package io.penstock.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Prints the life of the deal, a line a fact, figures aligned. */
final class Narrator {

    private static final long PROGRESS_EVERY_NANOS = 2_000_000_000L;

    private final PrintWriter out;
    private final long startedAt = System.nanoTime();
    private long progressAt = startedAt;

    Narrator(PrintWriter out) {
        this.out = out;
    }

    /** A heading with the seconds since the start. */
    void step(String title) {
        progressAt = System.nanoTime();
        out.println();
        out.println(String.format(Locale.ROOT, "%s  (%.1f s)", title, seconds()));
    }

    void say(String fact) {
        progressAt = System.nanoTime();
        out.println("  " + fact);
    }

    /** A row of label and right-aligned figures. */
    void row(String label, List<String> figures) {
        var line = new StringBuilder("  %-30s".formatted(label));
        for (var figure : figures) {
            line.append("%17s".formatted(figure));
        }
        out.println(line);
    }

    /** A line every two seconds on how far a job is; short jobs stay silent. */
    void progress(JsonNode job) {
        if (System.nanoTime() - progressAt > PROGRESS_EVERY_NANOS) {
            say("… %s: %,d of %,d %s"
                    .formatted(
                            job.path("kind").asText(),
                            job.path("done").asLong(),
                            job.path("total").asLong(),
                            job.path("unit").asText()));
        }
    }

    double seconds() {
        return (System.nanoTime() - startedAt) / 1e9;
    }

    /** Cents with thousands separators: {@code 1,234,567.89}. */
    static String money(long cents) {
        return "%,d.%02d".formatted(cents / 100, Math.abs(cents % 100));
    }

    /** Text in major units with thousands separators. */
    static String money(String major) {
        return money(cents(major));
    }

    static long cents(String major) {
        return new BigDecimal(major).movePointRight(2).longValueExact();
    }
}
