package io.penstock.simulation.service;

import io.penstock.simulation.service.LogRow.Position;
import io.penstock.simulation.world.Violation;
import io.penstock.simulation.world.World;
import java.util.HashMap;
import java.util.Map;

/**
 * A read model over the whole log, batch by batch, its rows and its position in one transaction: how far each stream has
 * come and its last event. Compared after each batch with a fold of the log up to the position.
 */
final class ProjectionWorker extends Worker {

    private static final int BATCH = 7;

    private final SimulatedLog log;
    private Position position = Position.START;
    private Map<String, String> rows = Map.of();

    ProjectionWorker(World world, ServiceProcess process, String service, SimulatedLog log) {
        super(world, process, service + " projection");
        this.log = log;
    }

    @Override
    boolean hasWork() {
        return log.hasAfter(position);
    }

    @Override
    void work() {
        var next = new HashMap<>(rows);
        var reached = position;
        for (var row : log.after(position, BATCH)) {
            set(next, row);
            reached = row.position();
        }
        process().point("commit of " + name());
        rows = next;
        position = reached;
        compare();
    }

    private static void set(Map<String, String> rows, LogRow row) {
        rows.put(
                row.record().streamId(),
                row.record().sequence() + " " + row.record().eventId());
    }

    /** What is read below a position never gets a predecessor. */
    void compare() {
        var folded = new HashMap<String, String>();
        for (var row : log.inOrder()) {
            if (row.position().compareTo(position) <= 0) {
                set(folded, row);
            }
        }
        Violation.unless(rows.equals(folded), "PROJECTION_DIFFERS", "%s: %s, folded %s", name(), rows, folded);
    }
}
