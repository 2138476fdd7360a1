package io.penstock.simulation.service;

import io.penstock.platform.publish.IntegrationMessages;
import io.penstock.simulation.service.Broker.Written;
import io.penstock.simulation.service.LogRow.Position;
import io.penstock.simulation.world.World;
import java.util.ArrayList;
import java.util.List;

/** Publishes the log: records and the position behind them in one transaction of the broker. */
final class Publisher extends Worker {

    private static final int BATCH = 5;

    private final SimulatedLog log;
    private final Broker broker;
    private final List<IntegrationMessages> translators;
    private Position position = Position.START;

    Publisher(
            World world,
            ServiceProcess process,
            SimulatedLog log,
            Broker broker,
            String service,
            List<IntegrationMessages> translators) {
        super(world, process, service + " publisher");
        this.log = log;
        this.broker = broker;
        this.translators = translators;
        process.onStart(this::recover);
    }

    @Override
    void recover() {
        position = broker.position(name());
    }

    @Override
    boolean hasWork() {
        return log.hasAfter(position);
    }

    @Override
    void work() {
        var written = new ArrayList<Written>();
        var next = position;
        for (var row : log.after(position, BATCH)) {
            int index = 0;
            for (var translator : translators) {
                for (var message : translator.translate(row.recorded())) {
                    written.add(new Written(row.record().eventId() + "/" + index, message));
                    index++;
                }
            }
            next = row.position();
        }
        process().point("publishing");
        broker.commit(name(), written, next);
        process().point("published");
        position = next;
        if (!written.isEmpty()) {
            world().say(name(), written.stream().map(Written::id).toList().toString());
        }
    }
}
