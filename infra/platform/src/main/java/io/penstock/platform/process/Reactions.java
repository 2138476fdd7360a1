package io.penstock.platform.process;

import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LogPulse;
import java.util.HashSet;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs each {@link Reaction} on a thread of its own. */
public final class Reactions implements SmartLifecycle {

    private final List<ReactionWorker> workers;
    private volatile boolean running;

    /** @throws IllegalStateException if two reactions have one name */
    public Reactions(EventLog log, LogPulse pulse, EventDecoder decoder, JdbcTemplate jdbc, List<Reaction> reactions) {
        var names = new HashSet<String>();
        for (Reaction each : reactions) {
            if (!names.add(each.name())) {
                throw new IllegalStateException("two reactions are named " + each.name());
            }
        }
        workers = reactions.stream()
                .map(each -> new ReactionWorker(log, pulse, decoder, jdbc, each))
                .toList();
    }

    /** Failures of the moment, one text a reaction that is failing. */
    public List<String> failures() {
        return workers.stream()
                .filter(each -> each.failure() != null)
                .map(each -> each.name() + ": " + each.failure())
                .toList();
    }

    @Override
    public void start() {
        running = true;
        workers.forEach(ReactionWorker::start);
    }

    @Override
    public void stop() {
        running = false;
        workers.parallelStream().forEach(ReactionWorker::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 10_000;
    }
}
