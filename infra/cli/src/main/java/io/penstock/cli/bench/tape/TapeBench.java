package io.penstock.cli.bench.tape;

import com.zaxxer.hikari.HikariDataSource;
import io.penstock.cli.bench.Contestant;
import io.penstock.cli.bench.EngineBench;
import io.penstock.cli.bench.log.BenchServer;
import io.penstock.tape.Rule;
import io.penstock.tape.check.TapeChecker;
import io.penstock.tape.check.TapeChecker.Checked;
import io.penstock.tape.check.TapeChecker.Options;
import io.penstock.tape.check.TapeChecker.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * A tape checked by every rule, and imported, beside PostgreSQL's COPY of the same file into the same columns of text.
 * Imported means what the service does: every rule, the file's hash, typed columns and all cells of each loan with its
 * salt, findings, a place to go on from with each few thousand rows, and the Merkle root over what is stored.
 */
final class TapeBench implements EngineBench {

    private static final String COPY = "tape: COPY of the file";
    private static final double A_MINUTE = 60;
    private static final double THIRD = 1.0 / 3;

    private final HikariDataSource database;
    private final Path file;
    private final int loans;
    private final ImportRun run;
    private final Map<String, Object> facts = new LinkedHashMap<>();

    private TapeBench(HikariDataSource database, Path file, int loans) {
        this.database = database;
        this.file = file;
        this.run = ImportRun.prepare(database, file);
        this.loans = loans;
    }

    static TapeBench prepare(BenchServer server, Path folder, int loans) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("made-tape.csv");
        MadeTape.write(file, loans);
        return new TapeBench(server.database("tape_bench"), file, loans);
    }

    @Override
    public List<Contestant> contestants() {
        return List.of(
                Contestant.of(COPY, "loans/s", () -> rate(this::copy)),
                Contestant.of("tape: checked by every rule", "loans/s", () -> rate(this::check))
                        .against(COPY),
                Contestant.of("tape: imported and rooted", "loans/s", () -> rate(this::importAll))
                        .against(COPY)
                        .aiming(loans / A_MINUTE)
                        .aimingAtRatio(THIRD));
    }

    @Override
    public Map<String, Object> facts() {
        facts.put("tape.loans", loans);
        facts.put("tape.columns", MadeTape.columns().size());
        facts.put("tape.rules", Rule.values().length);
        facts.put("tape.megabytes", file.toFile().length() >> 20);
        cutOff();
        facts.put("tape.heapMaximumMegabytes", Runtime.getRuntime().maxMemory() >> 20);
        return facts;
    }

    /** Something that reads the whole tape. */
    @FunctionalInterface
    private interface Pass {

        void run() throws IOException, SQLException;
    }

    private double rate(Pass pass) {
        long begin = System.nanoTime();
        try {
            pass.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the tape cannot be stored", e);
        }
        return loans / ((System.nanoTime() - begin) / 1e9);
    }

    private void copy() throws IOException, SQLException {
        table();
        try (var connection = database.getConnection();
                var in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy tape from stdin (format csv, header)", in, 1 << 16);
        }
    }

    private void check() throws IOException {
        good(run(Rows.none()));
    }

    private void importAll() throws IOException, SQLException {
        run.begin();
        good(run.run());
        facts.put("tape.root", run.root());
    }

    /** An import that is cut off in the middle and goes on: the rows before are not read again, and nothing differs. */
    private void cutOff() {
        try {
            run.begin();
            run.runUpTo(loans / 2);
            long before = run.stored();
            long begin = System.nanoTime();
            good(run.run());
            facts.put("tape.cutOff.rowsBefore", before);
            facts.put("tape.cutOff.secondsForTheOthers", (System.nanoTime() - begin) / 1_000_000_000.0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the tape cannot be stored", e);
        }
    }

    private Checked run(Rows rows) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return TapeChecker.check(in, "made-tape.csv", Options.standard(), _ -> {}, rows);
        }
    }

    private void good(Checked checked) {
        if (checked.result().admitted() != loans) {
            throw new IllegalStateException(checked.result().admitted() + " of " + loans + " loans admitted: "
                    + checked.result().findings());
        }
    }

    private void table() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists tape");
            statement.execute("create table tape ("
                    + MadeTape.columns().stream()
                            .map(name -> '"' + name + "\" text")
                            .collect(Collectors.joining(", "))
                    + ")");
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        Files.deleteIfExists(file);
    }
}
