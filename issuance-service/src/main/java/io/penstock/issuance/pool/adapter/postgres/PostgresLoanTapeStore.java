package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.application.LoanTapeStore;
import io.penstock.issuance.pool.domain.EligibilityReport;
import io.penstock.issuance.pool.domain.EligibilityReport.Reason;
import io.penstock.issuance.pool.domain.EligibilityReport.RejectedLoan;
import io.penstock.issuance.pool.domain.LoanLeaf;
import io.penstock.issuance.pool.domain.LoanRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables {@code tape_file}, {@code tape_chunk}, {@code pool_loan} and {@code pool_loan_rejection}. */
@Component
class PostgresLoanTapeStore implements LoanTapeStore {

    private static final int CHUNK_BYTES = 1 << 20;

    /** Some tenths of a second: readers of the event log wait for every transaction that is open. */
    private static final int LOANS_IN_A_TRANSACTION = 2_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final SecureRandom salts = new SecureRandom();

    PostgresLoanTapeStore(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
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
    public void keepLoans(AssetPoolId poolId, String tapeHash, EligibilityReport report, LongConsumer progress) {
        var tape = new Tape(poolId.name(), tapeHash);
        transaction.executeWithoutResult(_ -> {
            jdbc.update("delete from pool_loan_rejection where pool = ? and tape_hash = ?", tape.pool(), tape.hash());
            jdbc.update("delete from pool_loan where pool = ? and tape_hash = ?", tape.pool(), tape.hash());
        });
        var loans = new ArrayList<Loan>();
        report.eligible().forEach(loan -> loans.add(new Loan(loan, List.of())));
        report.rejected().forEach(rejected -> loans.add(new Loan(rejected.loan(), rejected.reasons())));
        for (int from = 0; from < loans.size(); from += LOANS_IN_A_TRANSACTION) {
            int to = Math.min(from + LOANS_IN_A_TRANSACTION, loans.size());
            var some = loans.subList(from, to);
            transaction.executeWithoutResult(_ -> insert(tape, some));
            progress.accept(to);
        }
    }

    @Override
    public List<SaltedLoan> eligible(AssetPoolId poolId, String tapeHash) {
        // Byte order, as in Java: the order of the leaves must not depend on the database's collation.
        return jdbc.query(
                "select * from pool_loan where pool = ? and tape_hash = ? and eligible order by loan_id collate \"C\"",
                (row, _) -> new SaltedLoan(LoanRows.read(row), HexFormat.of().formatHex(row.getBytes("salt"))),
                poolId.name(),
                tapeHash);
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
                where pool = ? and tape_hash = ? and not eligible and loan_id collate "C" > ?
                order by loan_id collate "C" limit ?
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

    private record Tape(String pool, String hash) {}

    private record Loan(LoanRecord loan, List<Reason> reasons) {}

    private void insert(Tape tape, List<Loan> loans) {
        jdbc.batchUpdate(LoanRows.INSERT, loans, loans.size(), (statement, loan) -> {
            var salt = new byte[LoanLeaf.SALT_BYTES];
            salts.nextBytes(salt);
            LoanRows.write(
                    statement,
                    tape.pool(),
                    tape.hash(),
                    loan.loan(),
                    loan.reasons().isEmpty(),
                    salt);
        });
        var reasons = new ArrayList<Object[]>();
        for (Loan loan : loans) {
            for (int i = 0; i < loan.reasons().size(); i++) {
                var reason = loan.reasons().get(i);
                reasons.add(new Object[] {
                    tape.pool(), tape.hash(), loan.loan().loanId(), i + 1, reason.criterion(), reason.detail()
                });
            }
        }
        jdbc.batchUpdate("insert into pool_loan_rejection values (?, ?, ?, ?, ?, ?)", reasons);
    }
}
