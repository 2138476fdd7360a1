package io.penstock.platform.eventstore;

import io.penstock.contracts.journal.JournalRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores what commands have decided at the same moment with one statement: while appends are under way, later ones
 * gather, and the first to be served takes the others along. A command that is alone waits for nobody.
 *
 * <p>A group is stored whole or not at all. If it is not, each of its appends is tried by itself, so that a conflict,
 * or a guard without its row, is only its own command's. That holds too when the answer to a group was lost: what had
 * been stored after all is met as a conflict, and the command is found done before its next attempt.
 */
final class GroupCommit {

    /** So many statements at a time; one is sent while another waits for the disk. */
    private static final int LEADERS = 2;

    private static final int MOST = 32;

    private final Appender appender;
    private final Deque<Append> gathered = new ArrayDeque<>();
    private int leaders;

    GroupCommit(Appender appender) {
        this.appender = appender;
    }

    /**
     * Stores all or none, as {@link Appender#append} does, on this thread or by another's statement.
     *
     * @throws RuntimeException as {@link Appender#append}
     */
    void append(List<JournalRecord> rows, List<AppendGuard> guards) {
        var own = new Append(rows, guards);
        var group = gather(own) ? own.await() : List.of(own);
        if (!group.isEmpty()) {
            lead(group);
        }
        own.end();
    }

    /** Appends that wait. */
    synchronized int gathered() {
        return gathered.size();
    }

    private synchronized boolean gather(Append append) {
        if (leaders < LEADERS) {
            leaders++;
            return false;
        }
        gathered.add(append);
        return true;
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
        } catch (RuntimeException _) {
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

        /** The group that this thread is to store, or none once its own append is done. */
        synchronized List<Append> await() {
            boolean interrupted = false;
            while (!over && toLead.isEmpty()) {
                try {
                    wait();
                } catch (InterruptedException _) {
                    interrupted = true; // the outcome has to be known
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return toLead;
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
