package io.penstock.platform.journal;

import io.penstock.contracts.journal.ChainHasher;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.HorizonToken;
import io.penstock.platform.eventstore.LogPulse;
import io.penstock.platform.eventstore.LoggedEvent;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.Worker;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Walks the log behind the horizon and gives each event its position and hash. Stops with an alarm when a stream is out
 * of order: then a rule of the log was broken, and the journal must not cover it up. Of two instances that write the
 * same position the second reads the end again; both would write the same.
 */
public final class JournalProcessor extends Worker {

    private static final int BATCH = 1_000;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final EventLog log;
    private final LogPulse pulse;
    private final Journal journal;
    private final JdbcTemplate jdbc;
    private final StreamOrder order;

    public JournalProcessor(EventLog log, LogPulse pulse, Journal journal, JdbcTemplate jdbc, Leases leases) {
        super("journal", leases);
        this.log = log;
        this.pulse = pulse;
        this.journal = journal;
        this.jdbc = jdbc;
        this.order = new StreamOrder(jdbc);
    }

    @Override
    protected void work() throws InterruptedException {
        while (active()) {
            try {
                walk(journal.end());
            } catch (DuplicateKeyException _) {
                order.forget(); // Another instance was faster: go on behind it.
            }
        }
    }

    private void walk(Journal.End begin) throws InterruptedException {
        order.forget();
        var chain = new ChainHasher(begin.chain());
        var last = begin.log();
        while (active()) {
            var batch = log.after(last, BATCH);
            if (batch.isEmpty()) {
                healthy();
                pulse.await(last, LOOK);
            } else {
                order.check(batch, last);
                append(chain, batch);
                last = batch.getLast().position();
            }
        }
    }

    /** One statement, so one transaction: a crash leaves whole batches only. */
    private void append(ChainHasher chain, List<LoggedEvent> batch) {
        int size = batch.size();
        var positions = new Long[size];
        var indexes = new Long[size];
        var transactions = new Long[size];
        var hashes = new String[size];
        for (int i = 0; i < size; i++) {
            HorizonToken place = batch.get(i).position();
            chain.append(batch.get(i).record().hash());
            positions[i] = chain.position();
            indexes[i] = place.index();
            transactions[i] = place.xid();
            hashes[i] = HexFormat.of().formatHex(chain.head());
        }
        fenced(() -> jdbc.update("""
                insert into journal (position, global_index, log_xid, hash)
                select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
                """, positions, indexes, transactions, hashes));
    }
}
