package io.penstock.cli.bench.tape;

import com.zaxxer.hikari.HikariDataSource;
import io.penstock.cli.bench.log.BenchServer;
import io.penstock.issuance.pool.adapter.postgres.StoredLoans;
import io.penstock.issuance.pool.adapter.postgres.TapeImportRow.State;
import io.penstock.issuance.pool.adapter.postgres.TapeImportTable;
import io.penstock.issuance.pool.adapter.postgres.TapeImportTable.Asked;
import io.penstock.issuance.pool.adapter.postgres.TapeWriter;
import io.penstock.issuance.pool.domain.PoolEligibility;
import io.penstock.issuance.pool.domain.eligibility.CriteriaRules;
import io.penstock.tape.check.Resumption;
import io.penstock.tape.check.TapeChecker;
import io.penstock.tape.check.TapeChecker.Checked;
import io.penstock.tape.check.TapeChecker.Options;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service's own import of a file, by the classes that the service runs: check, rows, findings, place, root. */
final class ImportRun {

    private static final String POOL = "BENCH";
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate CUT_OFF = LocalDate.of(2020, 7, 31);

    /** What is asked of every loan, and nothing more. */
    private static final PoolEligibility RULES =
            new PoolEligibility(CriteriaRules.of(POOL, List.of(), USD, CUT_OFF), CUT_OFF);

    private final HikariDataSource database;
    private final JdbcTemplate jdbc;
    private final TapeImportTable table;
    private final Path file;
    private final String hash;

    /** Thrown out of the import where it is to be cut off. */
    private static final class CutOff extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private ImportRun(HikariDataSource database, Path file, String hash) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        this.table = new TapeImportTable(jdbc);
        this.file = file;
        this.hash = hash;
    }

    /** Makes the tables of tapes, by the service's own migrations. */
    static ImportRun prepare(HikariDataSource database, Path file) {
        var run = new ImportRun(database, file, "f".repeat(64));
        for (var script : List.of("V100__pools.sql", "V103__tape_import.sql", "V150__cells_as_text.sql")) {
            try (var sql = ImportRun.class.getResourceAsStream("/db/migration/" + script)) {
                run.jdbc.execute(new String(Objects.requireNonNull(sql, script).readAllBytes(), StandardCharsets.UTF_8)
                        .replace("${app_role}", BenchServer.USER));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return run;
    }

    /** An import that nobody has begun. */
    void begin() throws IOException {
        jdbc.execute("truncate pool_loan, pool_loan_rejection, tape_import, tape_finding, tape_rejected_row");
        table.begin(new Asked(
                POOL,
                hash,
                "made-tape.csv",
                Files.size(file),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "bench"));
    }

    /** Imports what is still to import. */
    Checked run() throws IOException, SQLException {
        return run(Long.MAX_VALUE);
    }

    /** Imports up to a row and is cut off there. */
    void runUpTo(long rows) throws IOException, SQLException {
        try {
            run(rows);
        } catch (CutOff _) {
            return;
        }
        throw new IllegalStateException("the tape has no row " + rows);
    }

    /** Rows that are stored. */
    long stored() {
        return table.find(POOL, hash).orElseThrow().rowsDone();
    }

    /** The Merkle root over the stored rows. */
    String root() {
        return StoredLoans.root(jdbc, POOL, hash);
    }

    private Checked run(long cutAt) throws IOException, SQLException {
        var row = table.find(POOL, hash).orElseThrow();
        if (row.state() != State.READING) {
            throw new IllegalStateException("the import has ended");
        }
        var options = Options.standard().forPool(USD);
        if (row.rowsDone() > 0) {
            options = options.goingOn(new Resumption(
                    hash,
                    row.rowsDone(),
                    row.place(),
                    row.checkState(),
                    position -> new BufferedInputStream(
                            Channels.newInputStream(FileChannel.open(file).position(position)), 1 << 16),
                    each -> table.known(POOL, hash, each)));
        }
        try (var writer = new TapeWriter(database.getConnection(), row, RULES::reasons, (_, rows) -> {
                    if (rows >= cutAt) {
                        throw new CutOff();
                    }
                });
                var in = Files.newInputStream(file)) {
            var checked = TapeChecker.check(in, "made-tape.csv", options, writer, writer);
            writer.finish(List.of(), "{}");
            return checked;
        }
    }
}
