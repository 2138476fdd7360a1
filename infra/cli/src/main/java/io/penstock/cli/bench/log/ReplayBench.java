package io.penstock.cli.bench.log;

import com.zaxxer.hikari.HikariDataSource;
import io.penstock.cli.bench.Contestant;
import io.penstock.cli.bench.EngineBench;
import io.penstock.contracts.journal.JournalRecord;
import io.penstock.issuance.IssuanceLog;
import io.penstock.platform.state.StateReplay;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/** A whole log decoded, folded into states and hashed, beside the bare COPY of the same rows. */
final class ReplayBench implements EngineBench {

    private static final double FLOOR = 100_000;
    private static final double OF_COPY = 0.5;

    private static final String COLUMNS =
            "event_id::text, stream_type, stream_id, sequence, name, revision, recorded_at, payload, metadata";
    private static final String IN_ORDER = "from event_log e order by e.xid, e.global_index";

    private final HikariDataSource database;
    private final long events;
    private final Map<String, Object> facts = new LinkedHashMap<>();

    private ReplayBench(HikariDataSource database, long events) {
        this.database = database;
        this.events = events;
    }

    static ReplayBench prepare(BenchServer server, long events) {
        var database = server.database("bench_replay");
        var jdbc = new JdbcTemplate(database);
        BenchServer.migrate(jdbc);
        return new ReplayBench(database, SampleLog.append(jdbc, events, "R-"));
    }

    @Override
    public List<Contestant> contestants() {
        return List.of(
                Contestant.of("COPY out", "events/s", () -> rate(this::copy)),
                Contestant.of("replay: read, decode, fold, hash", "events/s", () -> rate(this::replay))
                        .against("COPY out")
                        .aiming(FLOOR)
                        .aimingAtRatio(OF_COPY));
    }

    @Override
    public Map<String, Object> facts() {
        facts.put("eventsReplayed", events);
        return facts;
    }

    @Override
    public void close() {
        database.close();
    }

    private double rate(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return events / ((System.nanoTime() - begin) / 1e9);
    }

    private void copy() {
        try (var connection = database.getConnection()) {
            var bytes = new long[1];
            var copied = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select " + COLUMNS + " " + IN_ORDER + ") to stdout", new OutputStream() {
                        @Override
                        public void write(int b) {
                            bytes[0]++;
                        }

                        @Override
                        public void write(byte[] b, int from, int length) {
                            bytes[0] += length;
                        }
                    });
            facts.put("copiedRows", copied);
            facts.put("copiedBytes", bytes[0]);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("COPY failed", e);
        }
    }

    private void replay() {
        var replay = new StateReplay(IssuanceLog.events(), IssuanceLog.states());
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(2_000);
                try (var rows = statement.executeQuery("select " + COLUMNS + " " + IN_ORDER)) {
                    while (rows.next()) {
                        replay.accept(new JournalRecord(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getLong(4),
                                rows.getString(5),
                                rows.getString(6),
                                JournalRecord.instantText(
                                        rows.getObject(7, OffsetDateTime.class).toInstant()),
                                rows.getString(8),
                                rows.getString(9)));
                    }
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be read", e);
        }
        var before = facts.put("stateHash", replay.hash().hash());
        if (before != null && !before.equals(facts.get("stateHash"))) {
            throw new IllegalStateException("two replays gave two hashes: " + before + ", " + facts.get("stateHash"));
        }
        facts.put("streams", replay.states().count());
    }
}
