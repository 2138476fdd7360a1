package io.penstock.platform.process;

import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LogPulse;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.WorkerGroup;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs each {@link Reaction} on a thread of its own. */
public final class Reactions extends WorkerGroup {

    /** @throws IllegalStateException if two reactions have one name */
    public Reactions(
            EventLog log,
            LogPulse pulse,
            EventDecoder decoder,
            JdbcTemplate jdbc,
            Leases leases,
            List<Reaction> reactions) {
        super(reactions.stream()
                .map(each -> new ReactionWorker(log, pulse, decoder, jdbc, leases, each))
                .toList());
    }
}
