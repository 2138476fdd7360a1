package io.penstock.servicing.loan.adapter.postgres;

import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.LoanMonth;
import io.penstock.servicing.loan.application.LoanStore;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a version of loans, a thousand a row and some rows a transaction. */
final class LoanColumnsWriter implements LoanStore.Writer {

    private static final int LOANS_PER_ROW = 1000;
    private static final int ROWS_PER_TRANSACTION = 20;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final LoanBookId book;
    private final String version;
    private final List<List<LoanMonth>> full = new ArrayList<>();
    private List<LoanMonth> row = new ArrayList<>(LOANS_PER_ROW);
    private int written;

    LoanColumnsWriter(JdbcTemplate jdbc, TransactionTemplate transaction, LoanBookId book, String version) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.book = book;
        this.version = version;
    }

    @Override
    public void add(LoanMonth month) {
        row.add(month);
        if (row.size() == LOANS_PER_ROW) {
            full.add(row);
            row = new ArrayList<>(LOANS_PER_ROW);
            if (full.size() == ROWS_PER_TRANSACTION) {
                flush();
            }
        }
    }

    @Override
    public void close() {
        if (!row.isEmpty()) {
            full.add(row);
        }
        flush();
    }

    private void flush() {
        int first = written;
        transaction.executeWithoutResult(_ -> {
            for (int i = 0; i < full.size(); i++) {
                save(first + i, full.get(i));
            }
        });
        written += full.size();
        full.clear();
    }

    private void save(int chunk, List<LoanMonth> loans) {
        jdbc.update(LoanColumns.INSERT, statement -> {
            statement.setString(1, book.value());
            statement.setString(2, version);
            statement.setInt(3, chunk);
            statement.setString(4, loans.getLast().account().loanId());
            new LoanColumns(new Columns(statement.getConnection())).set(statement, 5, loans);
        });
    }
}
