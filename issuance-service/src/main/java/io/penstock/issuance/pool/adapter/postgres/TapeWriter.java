package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.application.PoolRules.Trimmed;
import io.penstock.issuance.pool.domain.EligibilityReport.Reason;
import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.issuance.pool.domain.LoanSalts;
import io.penstock.issuance.pool.domain.eligibility.FactsReader;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.RecordFacts;
import io.penstock.tape.Finding;
import io.penstock.tape.FindingSink;
import io.penstock.tape.Rule;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeRow;
import io.penstock.tape.check.TapeChecker.Rows;
import io.penstock.tape.check.TapePosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Stores the rows of one import as they are judged, by COPY, and notes with every few thousand of them, in the same
 * transaction, where the reader stands: whoever comes after a crash goes on there, and no row is there twice or lost.
 *
 * <p>Not for several threads. A transaction takes some tenths of a second, since readers of the event log wait for each
 * that is open.
 */
public final class TapeWriter implements Rows, FindingSink, AutoCloseable {

    private static final int ROWS_IN_A_TRANSACTION = 5_000;
    private static final int MOST_WAITING = 8 << 20;
    private static final int MOST_OF_A_RULE = 100_000;

    /** Learns how far the import has come. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Rows are stored for good.
         *
         * @param bytes of the file that were read
         * @param rows of all, those stored by an earlier process too
         */
        void stored(long bytes, long rows);
    }

    private final Connection connection;
    private final TapeImportRow row;
    private final BiFunction<LoanRecord, LoanFacts, List<Reason>> judge;
    private final TapeBatches batches;
    private final LoanSalts salts;
    private final CopyText loans = new CopyText();
    private final CopyText reasons = new CopyText();
    private final CopyText rejected = new CopyText();
    private final CopyText findings = new CopyText();
    private final LoanCopy copy;
    private final long[] ofRule = new long[Rule.values().length];
    private @Nullable TapePosition position;
    private @Nullable FactsReader facts;
    private long ordinal;
    private int rowsWaiting;

    /**
     * A writer that goes on where the import stands.
     *
     * @param connection of its own, without auto-commit; closed with the writer
     * @param judge why a loan may not enter the pool; empty if it may
     * @param progress is told when rows are stored; what it throws ends the import
     */
    public TapeWriter(
            Connection connection,
            TapeImportRow row,
            BiFunction<LoanRecord, LoanFacts, List<Reason>> judge,
            Progress progress)
            throws SQLException {
        this.connection = connection;
        this.row = row;
        this.judge = judge;
        this.batches = new TapeBatches(connection, row, progress);
        this.salts = new LoanSalts(HexFormat.of().parseHex(row.saltKey()));
        this.copy = new LoanCopy(row.pool(), row.tapeHash(), loans);
        this.ordinal = row.findingsDone();
        connection.setAutoCommit(false);
    }

    @Override
    public void started(TapePosition at) {
        position = at;
    }

    @Override
    public void form(TapeForm form, List<String> names) {
        facts = new FactsReader(form, names);
        if (row.rowsDone() == 0) {
            run(() -> {
                try (var update = connection.prepareStatement(
                        "update tape_import set form = ?, columns = ? where pool = ? and tape_hash = ?")) {
                    update.setString(1, form.name());
                    update.setArray(2, connection.createArrayOf("text", names.toArray()));
                    update.setString(3, row.pool());
                    update.setString(4, row.tapeHash());
                    update.executeUpdate();
                }
            });
        }
    }

    @Override
    public void header(List<String> names) {}

    @Override
    @SuppressWarnings("EnumOrdinal") // an array by position, counted for every finding; nothing is stored by it
    public void found(Finding finding) {
        if (ofRule[finding.rule().ordinal()]++ >= MOST_OF_A_RULE) {
            return;
        }
        findings.cell(row.pool()).cell(row.tapeHash()).cell(++ordinal).cell(finding.line());
        findings.cell(finding.column()).cell(finding.loan()).cell(finding.rule().name());
        findings.cell(finding.value()).cell(finding.detail()).end();
    }

    @Override
    public void row(TapeRow cells, boolean admitted) {
        if (admitted) {
            admitted(cells);
        } else {
            rejected.cell(row.pool()).cell(row.tapeHash()).cell(cells.line());
            rejected.cell(standing().key().orElse(null)).cells(cells).end();
        }
        if (++rowsWaiting == ROWS_IN_A_TRANSACTION || findings.length() + rejected.length() > MOST_WAITING) {
            store();
        }
    }

    private void admitted(TapeRow cells) {
        var figures = standing().loans();
        var loan = LoanRecord.of(figures);
        var read = Objects.requireNonNull(facts).read(cells);
        var against = judge.apply(loan, RecordFacts.of(loan, read, figures::isReported));
        copy.write(loan, figures, read, cells, against.isEmpty(), salts.of(loan.loanId()));
        reasons(loan.loanId(), against);
    }

    private void reasons(String loanId, List<Reason> against) {
        for (int i = 0; i < against.size(); i++) {
            reasons.cell(row.pool()).cell(row.tapeHash()).cell(loanId).cell(i + 1);
            reasons.cell(against.get(i).criterion())
                    .cell(against.get(i).detail())
                    .end();
        }
    }

    private TapePosition standing() {
        return Objects.requireNonNull(position, "no reader has started");
    }

    @Override
    public void allRead() {
        store();
        run(batches::await);
    }

    private void store() {
        var at = standing();
        var batch = new TapeBatches.Batch(taken(), at.place(), at.state(), at.bytes(), at.rows(), ordinal);
        rowsWaiting = 0;
        run(() -> batches.store(batch));
    }

    private TapeBatches.Rows taken() {
        return new TapeBatches.Rows(loans.take(), reasons.take(), rejected.take(), findings.take());
    }

    /**
     * Ends the import: what the check found at the end, the loans that the limits of the pool keep out, and the result.
     *
     * @param trimmed the loans that the limits keep out
     * @param result JSON
     */
    public void finish(List<Trimmed> trimmed, String result) {
        run(() -> {
            for (var loan : trimmed) {
                reasons(loan.loanId(), List.of(loan.reason()));
            }
            batches.await();
            batches.copy(taken());
            keepOut(trimmed);
            end("READ", result);
            connection.commit();
        });
    }

    private void keepOut(List<Trimmed> trimmed) throws SQLException {
        try (var update = connection.prepareStatement(
                "update pool_loan set eligible = false where pool = ? and tape_hash = ? and loan_id = any(?)")) {
            update.setString(1, row.pool());
            update.setString(2, row.tapeHash());
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "text", trimmed.stream().map(Trimmed::loanId).toArray()));
            update.executeUpdate();
        }
    }

    /** Keeps what was found of a file that cannot be used, and none of its rows that were not stored yet. */
    public void refuse() {
        run(() -> {
            batches.await();
            loans.clear();
            reasons.clear();
            rejected.clear();
            batches.copy(taken());
            connection.commit();
        });
    }

    private void end(String state, String result) throws SQLException {
        try (var update = connection.prepareStatement("update tape_import set state = ?, result = ?, findings_done = ?,"
                + " changed_at = now() where pool = ? and tape_hash = ?")) {
            update.setString(1, state);
            update.setString(2, result);
            update.setLong(3, ordinal);
            update.setString(4, row.pool());
            update.setString(5, row.tapeHash());
            update.executeUpdate();
        }
    }

    /** Statements that share the fate of the import. */
    @FunctionalInterface
    private interface Statements {

        void run() throws SQLException;
    }

    private static void run(Statements statements) {
        try {
            statements.run();
        } catch (SQLException e) {
            throw new IllegalStateException("the rows of the tape cannot be stored: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            batches.close();
            connection.rollback();
            connection.setAutoCommit(true);
            TapeImportTable.unlock(connection, row.pool(), row.tapeHash());
        }
    }
}
