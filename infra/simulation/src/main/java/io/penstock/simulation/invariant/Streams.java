package io.penstock.simulation.invariant;

import static io.penstock.simulation.world.Violation.unless;

import io.penstock.simulation.service.LogRow;
import io.penstock.simulation.service.LogRow.Position;
import io.penstock.simulation.service.SimulatedLog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The order of a log and who wrote what into it: read as any reader would, and again as it was committed. */
final class Streams {

    private final SimulatedLog log;
    private final Consumer<LogRow> figures;
    private final Map<String, Long> read = new HashMap<>();
    private final Map<String, Long> transactionOf = new HashMap<>();
    private final Map<String, Integer> eventsOf = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private Position position = Position.START;
    private int committed;

    Streams(SimulatedLog log, Consumer<LogRow> figures) {
        this.log = log;
        this.figures = figures;
    }

    void check() {
        var rows = log.inOrderOfCommit();
        while (committed < rows.size()) {
            var row = rows.get(committed);
            committed++;
            written(row);
            figures.accept(row);
        }
        for (var row : log.after(position, Integer.MAX_VALUE)) {
            var stream = row.record().streamId();
            long expected = read.getOrDefault(stream, -1L) + 1;
            unless(
                    row.record().sequence() == expected,
                    "STREAM_HAS_A_HOLE",
                    "a reader meets %s %d, expected %d",
                    stream,
                    row.record().sequence(),
                    expected);
            read.put(stream, expected);
            position = row.position();
        }
    }

    private void written(LogRow row) {
        unless(
                ids.add(row.record().eventId()),
                "EVENT_TWICE",
                "%s",
                row.record().eventId());
        long transaction = row.position().transaction();
        var before = transactionOf.putIfAbsent(row.command(), transaction);
        unless(
                before == null || before == transaction,
                "COMMAND_TWICE",
                "%s is in transactions %s and %d",
                row.command(),
                before,
                transaction);
        eventsOf.merge(row.command(), 1, Integer::sum);
    }

    /** Every acknowledged request is in the log with as many events as its answer says. */
    boolean hasAll(String key, String events) {
        return Integer.toString(eventsOf.getOrDefault(key, 0)).equals(events);
    }

    long events() {
        return committed;
    }
}
