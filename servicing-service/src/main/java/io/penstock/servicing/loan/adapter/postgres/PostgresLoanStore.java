package io.penstock.servicing.loan.adapter.postgres;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.contracts.issuance.PoolLoansV1;
import io.penstock.servicing.loan.CollectionFinding;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.application.LoanStore;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tables {@code pool_part}, {@code frozen_pool}, {@code loan_deal}, {@code loan_columns}, {@code collection_finding} and
 * {@code collection_file}.
 */
@Repository
public class PostgresLoanStore implements LoanStore {

    private static final int CHUNKS_PER_QUERY = 20;
    private static final int FINDINGS_PER_BATCH = 500;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public PostgresLoanStore(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
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
    public Writer write(LoanBookId book, String version) {
        return new LoanColumnsWriter(jdbc, transaction, book, version);
    }

    @Override
    public void read(LoanBookId book, String version, Consumer<LoanAccount> loan) {
        int chunk = 0;
        while (readFrom(book, version, chunk, loan) > 0) {
            chunk += CHUNKS_PER_QUERY;
        }
    }

    /** Some rows at a time: a cursor would hold a transaction open for as long as a million loans take. */
    private int readFrom(LoanBookId book, String version, int chunk, Consumer<LoanAccount> loan) {
        var rows = jdbc.query(
                LoanColumns.SELECT + " where book_id = ? and version = ? and chunk between ? and ? order by chunk",
                (rs, row) -> LoanColumns.accounts(rs),
                book.value(),
                version,
                chunk,
                chunk + CHUNKS_PER_QUERY - 1);
        rows.forEach(loans -> loans.forEach(loan));
        return rows.size();
    }

    @Override
    public void saveFindings(LoanBookId book, String version, List<CollectionFinding> findings) {
        var numbered = IntStream.range(0, findings.size()).boxed().toList();
        jdbc.batchUpdate("""
                insert into collection_finding (book_id, version, number, line, loan_id, code, amount, detail)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (book_id, version, number) do nothing
                """, numbered, FINDINGS_PER_BATCH, (statement, number) -> {
            var finding = findings.get(number);
            statement.setString(1, book.value());
            statement.setString(2, version);
            statement.setInt(3, number);
            statement.setInt(4, finding.line());
            statement.setString(5, finding.loanId());
            statement.setString(6, finding.code().name());
            statement.setLong(7, finding.amount());
            statement.setString(8, finding.detail());
        });
    }

    @Override
    public List<CollectionFinding> findings(LoanBookId book, String version) {
        return jdbc.query(
                "select * from collection_finding where book_id = ? and version = ? order by number",
                (rs, row) -> new CollectionFinding(
                        rs.getInt("line"),
                        rs.getString("loan_id"),
                        CollectionFinding.Code.valueOf(rs.getString("code")),
                        rs.getLong("amount"),
                        rs.getString("detail")),
                book.value(),
                version);
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
