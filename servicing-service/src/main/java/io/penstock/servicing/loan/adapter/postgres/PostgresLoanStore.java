package io.penstock.servicing.loan.adapter.postgres;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.contracts.issuance.PoolLoansV1;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.application.LoanStore;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables {@code pool_part}, {@code frozen_pool}, {@code loan_deal}, {@code loan_columns} and {@code collection_file}. */
@Repository
class PostgresLoanStore implements LoanStore {

    private static final int LOANS_PER_ROW = 1000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    PostgresLoanStore(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void keep(PoolLoansV1 part) {
        var loans = part.loans();
        jdbc.update("""
            insert into pool_part (pool_id, part, parts, loan_id, current_balance, interest_rate, scheduled_payment,
                remaining_term, days_past_due)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (pool_id, part) do nothing
            """, statement -> {
            var columns = new Columns(statement.getConnection());
            statement.setString(1, part.poolId());
            statement.setInt(2, part.part());
            statement.setInt(3, part.parts());
            statement.setArray(4, columns.text(loans, PoolLoansV1.Loan::loanId));
            statement.setArray(5, columns.bigint(loans, loan -> Long.parseLong(loan.currentBalance())));
            statement.setArray(6, columns.numeric(loans, loan -> new BigDecimal(loan.interestRate())));
            statement.setArray(7, columns.bigint(loans, loan -> Long.parseLong(loan.scheduledPayment())));
            statement.setArray(8, columns.integer(loans, PoolLoansV1.Loan::remainingTerm));
            statement.setArray(9, columns.integer(loans, PoolLoansV1.Loan::daysPastDue));
        });
    }

    @Override
    public void keep(PoolFrozenV1 pool) {
        jdbc.update(
                """
                insert into frozen_pool (pool_id, cut_off_date, loan_count, currency, current_balance, root, tape_hash)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (pool_id) do nothing
                """,
                pool.poolId(),
                Date.valueOf(pool.cutOffDate()),
                pool.loanCount(),
                pool.currentBalance().currency(),
                pool.currentBalance().minorUnitsExact(),
                pool.root(),
                pool.tapeHash());
    }

    @Override
    public void keep(DealClosedV1 deal) {
        jdbc.update(
                "insert into loan_deal (deal_id, pool_id) values (?, ?) on conflict (deal_id) do nothing",
                deal.dealId(),
                deal.poolId());
    }

    @Override
    public Optional<FrozenPool> frozenPool(String poolId) {
        var pool = jdbc
                .query(
                        "select * from frozen_pool where pool_id = ?",
                        (rs, row) -> new PoolFrozenV1(
                                rs.getString("pool_id"),
                                rs.getDate("cut_off_date").toLocalDate(),
                                rs.getInt("loan_count"),
                                MoneyV1.of(rs.getString("currency"), rs.getLong("current_balance")),
                                rs.getString("root"),
                                rs.getString("tape_hash")),
                        poolId)
                .stream()
                .findFirst();
        return pool.filter(p -> hasAllParts(poolId)).map(p -> new FrozenPool(p, poolLoans(poolId)));
    }

    private boolean hasAllParts(String poolId) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select count(*) > 0 and count(*) = max(parts) from pool_part where pool_id = ?",
                Boolean.class,
                poolId));
    }

    private List<LoanAccount> poolLoans(String poolId) {
        var loans = new ArrayList<LoanAccount>();
        jdbc.query(
                "select * from pool_part where pool_id = ? order by part",
                rs -> {
                    loans.addAll(LoanColumns.boarded(rs));
                },
                poolId);
        loans.sort(Comparator.comparing(LoanAccount::loanId));
        return List.copyOf(loans);
    }

    @Override
    public List<String> dealsOf(String poolId) {
        return jdbc.queryForList(
                "select deal_id from loan_deal where pool_id = ? order by deal_id", String.class, poolId);
    }

    @Override
    public void noteBoardingProblem(String dealId, String problem) {
        jdbc.update("update loan_deal set boarding_problem = ? where deal_id = ?", problem, dealId);
    }

    @Override
    public void saveLoans(LoanBookId book, String version, List<LoanAccount> loans) {
        transaction.executeWithoutResult(_ -> {
            for (int from = 0; from < loans.size(); from += LOANS_PER_ROW) {
                saveChunk(
                        book,
                        version,
                        from / LOANS_PER_ROW,
                        loans.subList(from, Math.min(from + LOANS_PER_ROW, loans.size())));
            }
        });
    }

    private void saveChunk(LoanBookId book, String version, int chunk, List<LoanAccount> loans) {
        jdbc.update("""
            insert into loan_columns (book_id, version, chunk, last_loan_id, loan_id, current_balance, interest_rate,
                scheduled_payment, remaining_term, days_past_due, status, charged_off, recovered)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (book_id, version, chunk) do nothing
            """, statement -> {
            statement.setString(1, book.value());
            statement.setString(2, version);
            statement.setInt(3, chunk);
            statement.setString(4, loans.getLast().loanId());
            new LoanColumns(new Columns(statement.getConnection())).set(statement, 5, loans);
        });
    }

    @Override
    public List<LoanAccount> loans(LoanBookId book, String version) {
        var loans = new ArrayList<LoanAccount>();
        jdbc.query(
                "select * from loan_columns where book_id = ? and version = ? order by chunk",
                rs -> {
                    loans.addAll(LoanColumns.accounts(rs));
                },
                book.value(),
                version);
        return List.copyOf(loans);
    }

    @Override
    public void saveFile(String fileHash, String fileName, byte[] bytes) {
        jdbc.update(
                "insert into collection_file (file_hash, file_name, bytes) values (?, ?, ?) on conflict do nothing",
                fileHash,
                fileName,
                bytes);
    }
}
