package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.ControlTotals;
import io.penstock.issuance.pool.EligibilitySummary;
import io.penstock.issuance.pool.TapeSummary;
import io.penstock.issuance.pool.application.LoanSet;
import io.penstock.issuance.pool.application.LoanTapeStore;
import io.penstock.issuance.pool.domain.EligibilityReport.Reason;
import io.penstock.issuance.pool.domain.EligibilityReport.RejectedLoan;
import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.kernel.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Tables {@code tape_file}, {@code tape_chunk}, {@code pool_loan} and {@code pool_loan_rejection}. */
@Component
class PostgresLoanTapeStore implements LoanTapeStore {

    private static final int CHUNK_BYTES = 1 << 20;

    private static final String SUMMARY = "select "
            + Stream.of(
                            "original_amount",
                            "beginning_balance",
                            "current_balance",
                            "interest_collected",
                            "principal_collected",
                            "other_collected",
                            "total_paid",
                            "principal_adjustment",
                            "scheduled_interest",
                            "scheduled_principal")
                    .map(column -> "coalesce(sum(" + column + "), 0), ")
                    .collect(Collectors.joining())
            + "min(reporting_period_end) as day, count(*) as loans, count(*) filter (where days_past_due > 30) as late"
            + " from pool_loan where pool = ? and tape_hash = ?";

    private final JdbcTemplate jdbc;

    PostgresLoanTapeStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keepOriginal(String hash, String fileName, Path file) throws IOException {
        var kept = jdbc.queryForObject("select count(*) from tape_file where hash = ?", Long.class, hash);
        if (kept != null && kept > 0) {
            return;
        }
        jdbc.update("delete from tape_chunk where hash = ?", hash); // of an attempt that did not get to its end
        try (var in = Files.newInputStream(file)) {
            int part = 1;
            for (var chunk = in.readNBytes(CHUNK_BYTES); chunk.length > 0; chunk = in.readNBytes(CHUNK_BYTES)) {
                jdbc.update("insert into tape_chunk (hash, part, bytes) values (?, ?, ?)", hash, part++, chunk);
            }
        }
        jdbc.update(
                "insert into tape_file (hash, file_name, bytes) values (?, ?, ?) on conflict do nothing",
                hash,
                fileName,
                Files.size(file));
    }

    @Override
    public boolean copyOriginal(String hash, OutputStream to) throws IOException {
        var parts = jdbc.queryForObject(
                "select count(*) from tape_chunk where hash = ? and exists (select 1 from tape_file where hash = ?)",
                Integer.class,
                hash,
                hash);
        for (int part = 1; parts != null && part <= parts; part++) {
            to.write(Objects.requireNonNull(jdbc.queryForObject(
                    "select bytes from tape_chunk where hash = ? and part = ?", byte[].class, hash, part)));
        }
        return parts != null && parts > 0;
    }

    @Override
    public TapeSummary summary(AssetPoolId poolId, String tapeHash, String fileName, Currency currency) {
        var states = new TreeMap<String, Integer>();
        jdbc.query(
                "select state, count(*) from pool_loan where pool = ? and tape_hash = ? group by state",
                row -> {
                    states.put(row.getString(1), row.getInt(2));
                },
                poolId.name(),
                tapeHash);
        return Objects.requireNonNull(jdbc.queryForObject(
                SUMMARY,
                (row, _) -> new TapeSummary(
                        tapeHash,
                        fileName,
                        currency,
                        row.getDate("day").toLocalDate(),
                        row.getInt("loans"),
                        new ControlTotals(
                                money(row, 1, currency),
                                money(row, 2, currency),
                                money(row, 3, currency),
                                money(row, 4, currency),
                                money(row, 5, currency),
                                money(row, 6, currency),
                                money(row, 7, currency),
                                money(row, 8, currency),
                                money(row, 9, currency),
                                money(row, 10, currency)),
                        states,
                        row.getInt("late")),
                poolId.name(),
                tapeHash));
    }

    private static Money money(ResultSet row, int column, Currency currency) throws SQLException {
        return new Money(currency, row.getBigDecimal(column).longValueExact());
    }

    @Override
    public EligibilitySummary eligibility(AssetPoolId poolId, String tapeHash, Currency currency) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) filter (where eligible), coalesce(sum(current_balance) filter (where eligible), 0),"
                        + " count(*) filter (where not eligible) from pool_loan where pool = ? and tape_hash = ?",
                (row, _) -> new EligibilitySummary(row.getInt(1), money(row, 2, currency), row.getInt(3)),
                poolId.name(),
                tapeHash));
    }

    @Override
    public void each(AssetPoolId poolId, String tapeHash, LoanSet set, Consumer<SaltedLoan> each) {
        StoredLoans.each(jdbc, poolId.name(), tapeHash, set, (loan, salt) -> each.accept(new SaltedLoan(loan, salt)));
    }

    @Override
    public List<LoanRecord> loans(AssetPoolId poolId, String tapeHash, String after, int limit) {
        return jdbc.query(
                "select * from pool_loan where pool = ? and tape_hash = ? and loan_id > ? order by loan_id limit ?",
                (row, _) -> LoanRows.read(row),
                poolId.name(),
                tapeHash,
                after,
                limit);
    }

    @Override
    public int rejectedCount(AssetPoolId poolId, String tapeHash) {
        var count = jdbc.queryForObject(
                "select count(*) from pool_loan where pool = ? and tape_hash = ? and not eligible",
                Integer.class,
                poolId.name(),
                tapeHash);
        return count == null ? 0 : count;
    }

    @Override
    public List<RejectedLoan> rejected(AssetPoolId poolId, String tapeHash, String after, int limit) {
        var loans = jdbc.query("""
                select * from pool_loan
                where pool = ? and tape_hash = ? and not eligible and loan_id > ?
                order by loan_id limit ?
                """, (row, _) -> LoanRows.read(row), poolId.name(), tapeHash, after, limit);
        return loans.stream()
                .map(loan -> new RejectedLoan(loan, reasons(poolId, tapeHash, loan.loanId())))
                .toList();
    }

    private List<Reason> reasons(AssetPoolId poolId, String tapeHash, String loanId) {
        return jdbc.query(
                """
                select criterion, detail from pool_loan_rejection
                where pool = ? and tape_hash = ? and loan_id = ? order by ordinal
                """,
                (row, _) -> new Reason(row.getString("criterion"), row.getString("detail")),
                poolId.name(),
                tapeHash,
                loanId);
    }
}
