package io.penstock.simulation.service;

import io.penstock.contracts.journal.JournalRecord;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.json.PlatformJson;
import io.penstock.platform.state.EventPayloads;
import io.penstock.simulation.service.LogRow.Position;
import io.penstock.simulation.world.Interruption;
import io.penstock.simulation.world.PlantedBug;
import io.penstock.simulation.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An event log with the rules of the real one (ADR 0003): transactions take their number at their first write, a stream
 * has each sequence once, readers stop before the oldest transaction that is still open. Events are kept as their bytes
 * and read back from them.
 */
public final class SimulatedLog {

    /** Two writers wanted the same place of a stream; the later one decides again. */
    static final class Conflict extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Conflict(String stream) {
            super(stream, null, false, false);
        }
    }

    /** A transaction that has written and not ended. */
    public final class Transaction {

        private final long number = ++lastTransaction;
        private final List<LogRow> rows = new ArrayList<>();

        private Transaction() {
            open.add(number);
        }

        /** Makes its rows visible, once no earlier transaction is open. */
        public void commit() {
            end();
            for (var row : rows) {
                committed.put(row.position(), row);
                streams.computeIfAbsent(row.record().streamId(), _ -> new ArrayList<>())
                        .add(row);
                inOrderOfCommit.add(row);
            }
        }

        /** Leaves nothing behind. */
        public void rollBack() {
            end();
        }

        private void end() {
            if (!open.remove(number)) {
                throw new IllegalStateException("transaction " + number + " has ended before");
            }
            rows.forEach(row -> locked.remove(row.record().streamId(), number));
        }
    }

    private final World world;
    private final EventTypes types;
    private final EventPayloads payloads;
    private final NavigableMap<Position, LogRow> committed = new TreeMap<>();
    private final Map<String, List<LogRow>> streams = new HashMap<>();
    private final List<LogRow> inOrderOfCommit = new ArrayList<>();
    private final NavigableSet<Long> open = new TreeSet<>();
    private final Map<String, Long> locked = new HashMap<>();
    private long lastTransaction;
    private long lastIndex;

    SimulatedLog(World world, EventTypes types, EventPayloads payloads) {
        this.world = world;
        this.types = types;
        this.payloads = payloads;
    }

    /** A transaction that has its number already, and so holds the horizon. */
    public Transaction begin() {
        return new Transaction();
    }

    /**
     * Writes events behind a stream.
     *
     * @param from sequence of the first
     * @throws Conflict if the stream has that sequence, or its last row is of a younger transaction
     * @throws Interruption if another open transaction has written to the stream: the real one would wait
     */
    void append(Transaction transaction, String type, String stream, long from, List<?> events, String command) {
        var rows = streams.getOrDefault(stream, List.of());
        if (locked.containsKey(stream)) {
            throw new Interruption("lock on " + stream);
        }
        boolean younger = !rows.isEmpty() && rows.getLast().position().transaction() > transaction.number;
        if (rows.size() != from || younger) {
            throw new Conflict(stream);
        }
        var stored = new ArrayList<Object>(events);
        if (world.has(PlantedBug.APPEND_SWAPS) && stored.size() > 1) {
            stored.addFirst(stored.removeLast());
        }
        locked.put(stream, transaction.number);
        long sequence = from;
        for (var event : stored) {
            transaction.rows.add(row(transaction, type, stream, sequence, event, command));
            sequence++;
        }
    }

    private LogRow row(
            Transaction transaction, String type, String stream, long sequence, Object event, String command) {
        var name = types.byClass(event.getClass())
                .orElseThrow(() -> new IllegalStateException(event.getClass() + " has no event name"));
        var at = world.now();
        var record = new JournalRecord(
                world.id("event"),
                type,
                stream,
                sequence,
                name.name(),
                name.revision(),
                JournalRecord.instantText(at),
                PlatformJson.mapper().writeValueAsString(event),
                "{\"commandId\":\"" + command + "\"}");
        return new LogRow(
                new Position(transaction.number, ++lastIndex),
                record,
                at,
                payloads.read(record.name(), record.revision(), record.payload()),
                command);
    }

    /** What a reader sees behind a position. */
    public List<LogRow> after(Position position, int limit) {
        if (world.has(PlantedBug.READER_SKIPS)) {
            return inOrderOfCommit.stream()
                    .filter(row -> row.position().index() > position.index())
                    .sorted(Comparator.comparingLong(row -> row.position().index()))
                    .limit(limit)
                    .toList();
        }
        var rows = new ArrayList<LogRow>();
        for (var row : committed.tailMap(position, false).values()) {
            if (rows.size() == limit || row.position().transaction() >= horizon()) {
                break;
            }
            rows.add(row);
        }
        return List.copyOf(rows);
    }

    /** Whether a reader would see anything behind the position. */
    boolean hasAfter(Position position) {
        return !after(position, 1).isEmpty();
    }

    private long horizon() {
        return open.isEmpty() ? Long.MAX_VALUE : open.first();
    }

    /** Committed rows of a stream, by sequence. */
    public List<LogRow> stream(String stream) {
        return streams.getOrDefault(stream, List.of());
    }

    /** All rows as their transactions committed, which is the order in which the world changed. */
    public List<LogRow> inOrderOfCommit() {
        return inOrderOfCommit;
    }

    /** All committed rows in the order of readers. */
    public Iterable<LogRow> inOrder() {
        return committed.values();
    }
}
