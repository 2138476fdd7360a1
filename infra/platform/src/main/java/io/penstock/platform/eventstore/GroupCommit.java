package io.penstock.platform.eventstore;

import io.penstock.contracts.journal.JournalRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores what commands have decided at the same moment with one statement: while an append is under way, later ones
 * gather, and the next statement takes all of them along. A command that is alone waits for nobody; one that waits
 * long, because the statement before it is held up by a lock, goes on beside it.
 *
 * <p>A group is stored whole or not at all. If it is not, each of its appends is tried by itself, so that a conflict,
 * or a guard without its row, is only its own command's. That holds too when the answer to a group was lost: what had
 * been stored after all is met as a conflict, and the command is found done before its next attempt.
 */
final class GroupCommit {

    private static final Duration PATIENCE = Duration.ofMillis(20);
    private static final int MOST = 32;

    /** So many statements at a time, however long they are held up: each has a connection. */
    private static final int MOST_LEADERS = 4;

    private final Appender appender;
    private final long patience;
    private final Deque<Append> gathered = new ArrayDeque<>();
    private int leaders;

    GroupCommit(Appender appender) {
        this(appender, PATIENCE);
    }

    /** @param patience how long an append waits for the statement before it */
    GroupCommit(Appender appender, Duration patience) {
        this.appender = appender;
        this.patience = patience.toMillis();
    }

    /**
     * Stores all or none, as {@link Appender#append} does, on this thread or by another's statement.
     *
     * @throws RuntimeException as {@link Appender#append}
     */
    void append(List<JournalRecord> rows, List<AppendGuard> guards) {
        var own = new Append(rows, guards);
        var group = gather(own) ? List.<Append>of() : List.of(own);
        while (true) {
            if (!group.isEmpty()) {
                lead(group);
            }
            if (own.isOver()) {
                break;
            }
            group = own.await(patience);
            if (group.isEmpty() && !own.isOver()) {
                group = overtake(own);
            }
        }
        own.end();
    }

    /** Appends that wait. */
    synchronized int gathered() {
        return gathered.size();
    }

    private synchronized boolean gather(Append append) {
        if (leaders == 0) {
            leaders++;
            return false;
        }
        gathered.add(append);
        return true;
    }

    /** A group to store beside the statements under way; none if the append is taken along already. */
    private synchronized List<Append> overtake(Append append) {
        if (leaders >= MOST_LEADERS || !gathered.contains(append)) {
            return List.of();
        }
        leaders++;
        return next();
    }

    private void lead(List<Append> group) {
        try {
            store(group);
        } finally {
            var next = next();
            if (!next.isEmpty()) {
                next.getFirst().lead(next);
            }
            group.forEach(Append::done);
        }
    }

    private synchronized List<Append> next() {
        var next = new ArrayList<Append>();
        while (next.size() < MOST && !gathered.isEmpty()) {
            next.add(gathered.poll());
        }
        if (next.isEmpty()) {
            leaders--;
        }
        return next;
    }

    private void store(List<Append> group) {
        if (group.size() > 1 && stored(group)) {
            return;
        }
        for (var each : group) {
            try {
                appender.append(each.rows, each.guards);
            } catch (RuntimeException | Error e) {
                each.failure = e;
            }
        }
    }

    private boolean stored(List<Append> group) {
        var rows = new ArrayList<JournalRecord>();
        var guards = new ArrayList<AppendGuard>();
        for (var each : group) {
            rows.addAll(each.rows);
            guards.addAll(each.guards);
        }
        try {
            appender.append(rows, guards);
            return true;
        } catch (RuntimeException | Error _) {
            return false; // whose fault it is shows when each is tried by itself
        }
    }

    /** What one command has to store. */
    private static final class Append {

        private final List<JournalRecord> rows;
        private final List<AppendGuard> guards;
        private List<Append> toLead = List.of();
        private boolean over;

        private @Nullable Throwable failure;

        Append(List<JournalRecord> rows, List<AppendGuard> guards) {
            this.rows = rows;
            this.guards = guards;
        }

        /** The group that this thread is to store; none if its own append is done, or the time is over. */
        synchronized List<Append> await(long milliseconds) {
            long deadline = System.nanoTime() + Duration.ofMillis(milliseconds).toNanos();
            boolean interrupted = false;
            long left = milliseconds;
            while (!over && toLead.isEmpty() && left > 0) {
                try {
                    wait(left);
                } catch (InterruptedException _) {
                    interrupted = true; // the outcome has to be known
                }
                left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            var group = toLead;
            toLead = List.of();
            return group;
        }

        synchronized boolean isOver() {
            return over;
        }

        synchronized void lead(List<Append> group) {
            toLead = group;
            notifyAll();
        }

        synchronized void done() {
            over = true;
            notifyAll();
        }

        void end() {
            switch (failure) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        }
    }
}
