package io.penstock.cli.audit.replay;

import io.penstock.cli.audit.AuditException;
import io.penstock.cli.audit.Evidence;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far the logs are read: a position in each journal. Reports and proofs quote positions; a date is turned into the
 * positions that it means.
 *
 * @param positions by service; a service that is not here is read to its end
 * @param text as it was asked for
 */
public record Cut(Map<String, Long> positions, String text) {

    /** To the end of both logs. */
    public static final Cut NONE = new Cut(Map.of(), "");

    public Cut {
        positions = Map.copyOf(positions);
    }

    /** Whether a record is before the cut. */
    public boolean holds(String service, long position) {
        return position <= positions.getOrDefault(service, Long.MAX_VALUE);
    }

    /**
     * Reads {@code issuance:120,servicing:88}, a number for one service, a date (to the end of that day in UTC) or an
     * instant.
     *
     * <p>A date stands for the position before the first event that was recorded later. Clocks may step back: what
     * follows that event is not read, even if its own time is earlier, because it may rest on it.
     *
     * @param service whose journal a plain number counts in; empty if none was named
     * @throws IllegalArgumentException if the text is none of these, or a position lies beyond the end of its journal, or
     *     nothing was recorded by then; the message says what to ask for
     */
    public static Cut of(String text, String service, Evidence evidence) {
        if (text.matches("[0-9]+")) {
            if (service.isEmpty()) {
                throw new IllegalArgumentException("position " + text + " of which journal? Name it: --as-of servicing:"
                        + text + ", or --service");
            }
            return at(Map.of(service, Long.parseLong(text)), text, evidence);
        }
        if (text.matches("[a-z]+:[0-9]+(,[a-z]+:[0-9]+)*")) {
            var positions = new LinkedHashMap<String, Long>();
            for (var part : text.split(",", -1)) {
                int colon = part.indexOf(':');
                positions.put(part.substring(0, colon), Long.parseLong(part.substring(colon + 1)));
            }
            return at(positions, text, evidence);
        }
        return until(end(text), text, evidence);
    }

    /** What the cut means for a service, {@code "2026-05-31 (position 88)"}. */
    String describe(String service) {
        var position = positions.get(service);
        return position == null ? "the end of the log" : text + " (position " + position + ")";
    }

    private static Cut at(Map<String, Long> positions, String text, Evidence evidence) {
        positions.forEach((service, position) -> {
            if (!Evidence.SERVICES.contains(service)) {
                throw new IllegalArgumentException(
                        "there is no service " + service + ", only " + String.join(" and ", Evidence.SERVICES));
            }
            long end = end(service, evidence);
            if (position > end) {
                throw new IllegalArgumentException(
                        "the journal of " + service + " ends at position " + end + ", before " + position);
            }
        });
        return new Cut(positions, text);
    }

    private static long end(String service, Evidence evidence) {
        try (var log = evidence.log(service)) {
            return log.mapToLong(r -> r.position()).max().orElse(0);
        }
    }

    private static Instant end(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusNanos(1);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a date (2026-05-31), an instant (2026-05-31T16:00:00Z) nor positions"
                            + " (issuance:120,servicing:88)",
                    e);
        }
    }

    private static Cut until(Instant last, String text, Evidence evidence) {
        var positions = new LinkedHashMap<String, Long>();
        var firsts = new LinkedHashMap<String, String>();
        for (var service : Evidence.SERVICES) {
            try (var log = evidence.log(service)) {
                var within = log.peek(r -> firsts.putIfAbsent(service, r.event().recordedAt()))
                        .takeWhile(r -> !Instant.parse(r.event().recordedAt()).isAfter(last))
                        .mapToLong(r -> r.position())
                        .max();
                positions.put(service, within.orElse(0));
            } catch (DateTimeException e) {
                throw new AuditException(
                        "the log of " + service + " has a time that cannot be read: " + e.getMessage());
            }
        }
        if (positions.values().stream().allMatch(position -> position == 0)) {
            throw new IllegalArgumentException(
                    "nothing was recorded by " + text + ": the logs begin at " + String.join(" and ", firsts.values()));
        }
        return new Cut(positions, text);
    }
}
