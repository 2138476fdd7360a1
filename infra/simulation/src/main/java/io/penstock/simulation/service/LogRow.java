package io.penstock.simulation.service;

import io.penstock.contracts.journal.JournalRecord;
import io.penstock.platform.publish.RecordedEvent;
import java.time.Instant;

/**
 * An event in a simulated log.
 *
 * @param position where readers meet it
 * @param record the nine texts, its bytes as the real log stores them
 * @param recordedAt the moment in the record
 * @param payload read back from these bytes
 * @param command that the event follows from
 */
public record LogRow(Position position, JournalRecord record, Instant recordedAt, Object payload, String command) {

    /**
     * A place in the log: the transaction in the order in which transactions began to write, then the row.
     *
     * @param index in the order in which rows were written
     */
    public record Position(long transaction, long index) implements Comparable<Position> {

        /** Before the first row. */
        public static final Position START = new Position(0, 0);

        @Override
        public int compareTo(Position other) {
            int first = Long.compare(transaction, other.transaction);
            return first != 0 ? first : Long.compare(index, other.index);
        }
    }

    /** As reactions and translators take it. */
    public RecordedEvent recorded() {
        return new RecordedEvent(record.eventId(), record.streamId(), record.sequence(), recordedAt, payload);
    }
}
