package io.penstock.cli.bench.servicing;

import com.zaxxer.hikari.HikariDataSource;
import io.penstock.cli.bench.Contestant;
import io.penstock.cli.bench.EngineBench;
import io.penstock.cli.bench.log.BenchServer;
import io.penstock.kernel.Money;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.domain.Entitlement;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.LoanMonth;
import io.penstock.servicing.loan.ReportColumn;
import io.penstock.servicing.loan.ReportTerms;
import io.penstock.servicing.loan.adapter.csv.ServicerReportCsv;
import io.penstock.servicing.loan.adapter.postgres.PostgresLoanStore;
import io.penstock.servicing.loan.application.LoanStore;
import io.penstock.servicing.loan.application.StoredRoll;
import io.penstock.servicing.loan.domain.LoanStateHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * A collection period by the classes that the service runs: the report is read, every loan is rolled twice (for faults, then
 * for good), stored with its flows, the file is kept; the closing hashes what is stored. Beside it PostgreSQL's COPY of the
 * same file into columns of text.
 */
final class ServicingBench implements EngineBench {

    private static final String COPY = "servicing: COPY of the report";
    private static final double A_MINUTE = 60;
    private static final int HOLDERS = 100_000;
    private static final double MOST_SECONDS = 5;
    private static final LoanBookId BOOK = LoanBookId.ofDeal("BENCH");
    private static final Currency USD = Currency.getInstance("USD");

    private final HikariDataSource database;
    private final LoanStore store;
    private final Path file;
    private final int loans;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private int round;
    private String stateHash = "";

    private ServicingBench(HikariDataSource database, Path file, int loans) {
        this.database = database;
        this.store = new PostgresLoanStore(new JdbcTemplate(database), new DataSourceTransactionManager(database));
        this.file = file;
        this.loans = loans;
    }

    static ServicingBench prepare(BenchServer server, Path folder, int loans) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("made-report.csv");
        MadeReport.write(file, loans);
        var bench = new ServicingBench(server.database("servicing_bench"), file, loans);
        bench.board();
        return bench;
    }

    /** The loans as boarded, in the service's own tables. */
    private void board() throws IOException {
        var jdbc = new JdbcTemplate(database);
        for (var script : List.of("V101__loans.sql", "V110__reported_months.sql")) {
            try (var sql = ServicingBench.class.getResourceAsStream("/db/migration/" + script)) {
                jdbc.execute(new String(Objects.requireNonNull(sql, script).readAllBytes(), StandardCharsets.UTF_8)
                        .replace("${app_role}", BenchServer.USER));
            }
        }
        try (var writer = store.write(BOOK, LoanStore.BOARDED)) {
            for (int i = 0; i < loans; i++) {
                writer.add(LoanMonth.boarded(MadeReport.loan(i)));
            }
        }
    }

    @Override
    public List<Contestant> contestants() {
        return List.of(
                Contestant.of(COPY, "loans/s", () -> rate(this::copy)),
                Contestant.of("servicing: read, rolled, stored and closed", "loans/s", () -> rate(this::period))
                        .against(COPY)
                        .aiming(loans / A_MINUTE),
                Contestant.of("servicing: entitlement of 100,000 holders", "holders/s", ServicingBench::entitlement)
                        .aiming(HOLDERS / MOST_SECONDS));
    }

    @Override
    public Map<String, Object> facts() {
        facts.put("servicing.loans", loans);
        facts.put("servicing.megabytes", file.toFile().length() >> 20);
        facts.put("servicing.stateHash", stateHash);
        facts.put("servicing.heapMaximumMegabytes", Runtime.getRuntime().maxMemory() >> 20);
        return facts;
    }

    /** Something that works on the whole file. */
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
            throw new IllegalStateException("the period cannot be stored", e);
        }
        return loans / ((System.nanoTime() - begin) / 1e9);
    }

    private void period() throws IOException {
        var version = "2020-08/" + round++;
        long begin = System.nanoTime();
        var bytes = Files.readAllBytes(file);
        var report = ServicerReportCsv.read(bytes, USD.getDefaultFractionDigits());
        good(report.faults());
        long read = System.nanoTime();
        var roll = new StoredRoll(store, BOOK, LoanStore.BOARDED, version, USD, ReportTerms.STANDARD);
        good(roll.faults(report.rows()));
        long checked = System.nanoTime();
        var result = roll.write(report.rows());
        store.saveFile(version, "made-report.csv", bytes);
        long written = System.nanoTime();
        var hash = new LoanStateHash();
        store.read(BOOK, version, hash::add);
        stateHash = hash.hex();
        if (!stateHash.equals(result.stateHash())) {
            throw new IllegalStateException("stored loans have hash " + stateHash + ", rolled " + result.stateHash());
        }
        facts.put("servicing.seconds.read", (read - begin) / 1e9);
        facts.put("servicing.seconds.checked", (checked - read) / 1e9);
        facts.put("servicing.seconds.rolledAndStored", (written - checked) / 1e9);
        facts.put("servicing.seconds.closed", (System.nanoTime() - written) / 1e9);
    }

    /** A class of a billion shared out among holders of uneven units: interest, principal and residual as one payment each. */
    private static double entitlement() {
        var holdings = new ArrayList<Holding>(HOLDERS);
        long units = 0;
        for (int i = 0; i < HOLDERS; i++) {
            long held = 100_000L + i * 7_919L % 1_000_000L;
            holdings.add(new Holding("A", "INV-" + i, "0x%040x".formatted(i), held));
            units += held;
        }
        var owed = new ClassAmount(
                "A",
                new Money(USD, units / 200),
                new Money(USD, units / 50 + 1),
                Money.zero(USD),
                new Money(USD, units),
                new Money(USD, units),
                new Money(USD, units - units / 50 - 1));
        long begin = System.nanoTime();
        var payouts = Entitlement.payouts(List.of(), List.of(owed), holdings);
        double seconds = (System.nanoTime() - begin) / 1e9;
        long paid =
                payouts.stream().mapToLong(each -> each.amount().minorUnits()).sum();
        if (paid != owed.total().minorUnits()) {
            throw new IllegalStateException("paid " + paid + " of " + owed.total());
        }
        return HOLDERS / seconds;
    }

    private static void good(List<?> faults) {
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the made report is faulty: " + faults.getFirst());
        }
    }

    private void copy() throws IOException, SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists report");
            statement.execute("create table report ("
                    + Stream.of(ReportColumn.values())
                            .limit(ReportColumn.BY_LOAN)
                            .map(column -> '"' + column.header() + "\" text")
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        try (var connection = database.getConnection();
                var in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy report from stdin (format csv, header)", in, 1 << 16);
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        Files.deleteIfExists(file);
    }
}
