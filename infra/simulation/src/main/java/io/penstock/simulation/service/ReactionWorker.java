package io.penstock.simulation.service;

import io.penstock.platform.process.Reaction;
import io.penstock.simulation.service.LogRow.Position;
import io.penstock.simulation.world.World;

/** Walks the log for one reaction and stores its position behind what was done. */
final class ReactionWorker extends Worker {

    private static final int BATCH = 3;

    private final SimulatedLog log;
    private final Reaction reaction;
    private Position stored = Position.START;
    private Position position = Position.START;

    ReactionWorker(World world, ServiceProcess process, SimulatedLog log, Reaction reaction) {
        super(world, process, "reaction " + reaction.name());
        this.log = log;
        this.reaction = reaction;
        process.onStart(() -> position = stored);
    }

    @Override
    boolean hasWork() {
        return log.hasAfter(position);
    }

    @Override
    void work() {
        try {
            for (var row : log.after(position, BATCH)) {
                reaction.on(row.recorded());
                position = row.position();
            }
        } finally {
            process().point("position of " + name());
            stored = position;
        }
    }
}
