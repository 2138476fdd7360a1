package io.penstock.platform.process;

import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.HorizonToken;
import io.penstock.platform.eventstore.LogPulse;
import io.penstock.platform.eventstore.LoggedEvent;
import io.penstock.platform.idempotency.CommandScope;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.Worker;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Walks the log for one reaction and keeps its position behind what was done. */
final class ReactionWorker extends Worker {

    private static final int BATCH = 100;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final EventLog log;
    private final LogPulse pulse;
    private final EventDecoder decoder;
    private final JdbcTemplate jdbc;
    private final Reaction reaction;

    ReactionWorker(
            EventLog log, LogPulse pulse, EventDecoder decoder, JdbcTemplate jdbc, Leases leases, Reaction reaction) {
        super("reaction-" + reaction.name(), leases);
        this.log = log;
        this.pulse = pulse;
        this.decoder = decoder;
        this.jdbc = jdbc;
        this.reaction = reaction;
    }

    @Override
    protected void work() throws InterruptedException {
        var position = stored();
        while (active()) {
            healthy();
            var batch = log.after(position, BATCH);
            if (batch.isEmpty()) {
                pulse.await(position, LOOK);
                continue;
            }
            try {
                for (LoggedEvent event : batch) {
                    react(event);
                    position = event.position();
                }
            } finally {
                store(position);
            }
        }
    }

    /** Commands get ids that follow from reaction and event, so that a repeat does not do them twice. */
    private void react(LoggedEvent event) {
        CommandScope.of("reaction", reaction.name(), event.record().eventId())
                .run(() -> reaction.on(decoder.decode(event)));
    }

    private HorizonToken stored() {
        return jdbc
                .queryForList("select position from reaction_position where name = ?", String.class, reaction.name())
                .stream()
                .findFirst()
                .map(HorizonToken::parse)
                .orElse(HorizonToken.START);
    }

    private void store(HorizonToken position) {
        fenced(() -> jdbc.update("""
                insert into reaction_position (name, position) values (?, ?)
                on conflict (name) do update set position = excluded.position
                """, reaction.name(), position.toString()));
    }
}
