package io.penstock.platform.journal;

import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.HorizonToken;
import io.penstock.platform.eventstore.LogPulse;
import io.penstock.platform.eventstore.LoggedEvent;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Walks the log behind the horizon and gives each event its position and hash. Stops with an alarm when a stream is out
 * of order: then a rule of the log was broken, and the journal must not cover it up.
 */
public final class JournalProcessor extends Worker {

    private static final int BATCH = 500;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final EventLog log;
    private final LogPulse pulse;
    private final Journal journal;
    private final JdbcTemplate jdbc;
    private final Map<String, Long> sequences = new HashMap<>();

    public JournalProcessor(EventLog log, LogPulse pulse, Journal journal, JdbcTemplate jdbc, Leases leases) {
        super("journal", leases);
        this.log = log;
        this.pulse = pulse;
        this.journal = journal;
        this.jdbc = jdbc;
    }

    @Override
    protected void work() throws InterruptedException {
        sequences.clear();
        var end = journal.end();
        while (active()) {
            var batch = log.after(end.log(), BATCH);
            if (batch.isEmpty()) {
                healthy();
                pulse.await(end.log(), LOOK);
            } else {
                end = append(end, batch);
            }
        }
    }

    private Journal.End append(Journal.End end, List<LoggedEvent> batch) {
        var chain = end.chain();
        var rows = new ArrayList<Object[]>(batch.size());
        HorizonToken last = end.log();
        for (LoggedEvent event : batch) {
            checkOrder(event);
            chain = chain.append(event.record());
            last = event.position();
            rows.add(new Object[] {chain.position(), last.index(), last.xid(), chain.headHex()});
        }
        // One statement, so one transaction: a crash leaves whole batches only.
        fenced(() -> jdbc.update("""
                insert into journal (position, global_index, log_xid, hash)
                select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
                """, column(rows, 0), column(rows, 1), column(rows, 2), column(rows, 3)));
        return new Journal.End(chain, last);
    }

    private void checkOrder(LoggedEvent event) {
        var stream = event.record().streamId();
        long sequence = event.record().sequence();
        Long before = sequences.computeIfAbsent(stream, this::lastJournalled);
        if (sequence != before + 1) {
            throw new IllegalStateException("stream " + stream + " is out of order in the log: " + sequence
                    + " follows " + before + " at " + event.position());
        }
        sequences.put(stream, sequence);
    }

    /** −1 if the journal has nothing of the stream. */
    private long lastJournalled(String stream) {
        Long last = jdbc.queryForObject("""
                select coalesce(max(e.sequence), -1)
                from event_log e join journal j on j.global_index = e.global_index where e.stream_id = ?
                """, Long.class, stream);
        return last == null ? -1 : last;
    }

    private static String[] column(List<Object[]> rows, int index) {
        return rows.stream().map(row -> row[index].toString()).toArray(String[]::new);
    }
}
