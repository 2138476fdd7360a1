package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.tape.source.TapePlace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Stores the rows of an import behind its reader: one batch goes to the database while the next is read and judged. A
 * batch is one transaction with the place that the reader had reached at its end.
 *
 * <p>One thread gives batches, and may use the connection itself only after {@link #await}.
 */
final class TapeBatches implements AutoCloseable {

    private static final String REJECTED = "copy tape_rejected_row from stdin";
    private static final String FINDINGS = "copy tape_finding from stdin";
    private static final String REASONS = "copy pool_loan_rejection from stdin";

    private final Connection connection;
    private final TapeImportRow row;
    private final TapeWriter.Progress progress;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("tape-batches").factory());
    private @Nullable Batch storing;
    private @Nullable Future<?> outcome;

    /**
     * Rows in the text of COPY, table by table; empty for none.
     *
     * @param place where a later reading enters the file
     * @param bytes of the file that were read
     * @param rows of all, up to the end of this batch
     * @param findings of all, up to the end of this batch
     */
    record Batch(Rows text, TapePlace place, String checkState, long bytes, long rows, long findings) {}

    /** What goes into each table. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Rows(byte[] loans, byte[] reasons, byte[] rejected, byte[] findings) {}

    TapeBatches(Connection connection, TapeImportRow row, TapeWriter.Progress progress) {
        this.connection = connection;
        this.row = row;
        this.progress = progress;
    }

    /** Gives the next batch, once the one before is stored; what that one met is thrown here. */
    void store(Batch batch) throws SQLException {
        await();
        storing = batch;
        Callable<@Nullable Void> work = () -> {
            copy(batch.text());
            place(batch);
            connection.commit();
            return null;
        };
        outcome = thread.submit(work);
    }

    /** Returns when nothing is on its way; tells the progress of what has been. */
    void await() throws SQLException {
        var batch = storing;
        var pending = outcome;
        if (batch == null || pending == null) {
            return;
        }
        storing = null;
        outcome = null;
        try {
            pending.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw new IllegalStateException("the rows of the tape cannot be stored", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows of a tape were stored", e);
        }
        progress.stored(batch.bytes(), batch.rows());
    }

    /** Puts rows into their tables, in the transaction that is open. */
    void copy(Rows text) throws SQLException {
        all(LoanCopy.SQL, text.loans());
        all(REASONS, text.reasons());
        all(REJECTED, text.rejected());
        all(FINDINGS, text.findings());
    }

    private void all(String sql, byte[] text) throws SQLException {
        if (text.length > 0) {
            var into = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            into.writeToCopy(text, 0, text.length);
            into.endCopy();
        }
    }

    private void place(Batch batch) throws SQLException {
        var at = batch.place();
        try (var update = connection.prepareStatement("update tape_import set rows_done = ?, findings_done = ?,"
                + " place_position = ?, place_line = ?, place_windows = ?, place_utf8 = ?, check_state = ?,"
                + " changed_at = now() where pool = ? and tape_hash = ? and state = 'READING'")) {
            update.setLong(1, batch.rows());
            update.setLong(2, batch.findings());
            update.setLong(3, at.position());
            update.setLong(4, at.line());
            update.setBoolean(5, at.windows());
            update.setBoolean(6, at.sawUtf8());
            update.setString(7, batch.checkState());
            update.setString(8, row.pool());
            update.setString(9, row.tapeHash());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("the import of " + row.tapeHash() + " is no longer open");
            }
        }
    }

    /** Ends when what is on its way has its outcome, whatever that is: its transaction stands or falls alone. */
    @Override
    public void close() {
        thread.close();
    }
}
