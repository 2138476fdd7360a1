package io.penstock.platform.eventstore;

import io.penstock.contracts.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of a command: nothing is open while it is loaded and decided, and at the commit all its events are
 * stored by one statement that is a transaction by itself. That is one way to the database instead of three, and no
 * transaction holds the horizon or a connection while Java works.
 *
 * <p>SQL in a command handler is therefore on its own: it is committed at once. A transaction that is open on the thread
 * is not joined: commands are sent outside of transactions.
 */
public final class AppendTransactions implements TransactionManager {

    private static final ThreadLocal<@Nullable Pending> PENDING = new ThreadLocal<>();

    /** Whether this thread is in a command. */
    public static boolean isActive() {
        return PENDING.get() != null;
    }

    /** The command's events so far; null outside of a command. */
    static @Nullable Pending pending() {
        return PENDING.get();
    }

    @Override
    public Transaction startTransaction() {
        if (isActive()) {
            throw new IllegalStateException("a command inside a command would be stored before it");
        }
        var pending = new Pending();
        PENDING.set(pending);
        return pending;
    }

    /** What a command has decided and what is to be done once it is stored. */
    static final class Pending implements Transaction {

        private final List<JournalRecord> rows = new ArrayList<>();
        private final List<Runnable> afterwards = new ArrayList<>();
        private @Nullable Appender appender;

        void add(Appender to, List<JournalRecord> more) {
            appender = to;
            rows.addAll(more);
        }

        void afterCommit(Runnable action) {
            afterwards.add(action);
        }

        @Override
        public void commit() {
            PENDING.remove();
            if (appender != null) {
                appender.append(rows);
                afterwards.forEach(Runnable::run);
            }
        }

        @Override
        public void rollback() {
            PENDING.remove();
        }
    }
}
