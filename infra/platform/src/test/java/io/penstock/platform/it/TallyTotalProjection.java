package io.penstock.platform.it;

import io.penstock.platform.it.Tally.Added;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps tables {@code tally_total} and {@code tally_step}. */
@Component
@ProcessingGroup("tally-total")
class TallyTotalProjection {

    /** A rule that a test may change: what is added to each total. */
    final AtomicLong bonus = new AtomicLong();

    private final JdbcClient jdbc;

    TallyTotalProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(Added event, @org.axonframework.eventhandling.Timestamp Instant at) {
        long total = event.total().minorUnits() + bonus.get();
        jdbc.sql("""
                insert into tally_total (tally, total, last_amount, counted_at) values (?, ?, ?, ?)
                on conflict (tally) do update set total = excluded.total, last_amount = excluded.last_amount,
                    counted_at = excluded.counted_at
                """)
                .params(event.tallyId().value(), total, event.amount().majorUnits(), Timestamp.from(at))
                .update();
        jdbc.sql("insert into tally_step (tally, total) values (?, ?) on conflict do nothing")
                .params(event.tallyId().value(), total)
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate tally_total, tally_step").update();
    }
}
