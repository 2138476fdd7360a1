package io.penstock.platform.idempotency;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Asks the log which commands are done. */
public final class DoneCommands {

    private final JdbcTemplate jdbc;

    public DoneCommands(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether the command has stored an event. One that decided on none counts as not done: it changes nothing the
     * second time either.
     */
    public boolean has(UUID command) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from event_log where event_id = ?)",
                Boolean.class,
                CommandIds.event(command, 0)));
    }
}
