package io.penstock.platform.eventstore;

import io.penstock.contracts.journal.JournalRecord;
import io.penstock.platform.state.Snapshots;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's view of the log. Appends with one statement, reads behind the transaction horizon, loads long streams from snapshots.
 *
 * <p>The stock engines number events at the insert and drop a hole after a time-out, so an event of a slow transaction
 * can be lost to every projection without a word. This one can only be late.
 */
public final class HorizonEventStorageEngine extends BatchingEventStorageEngine {

    // The guard: an event must not stand, in the log's order, before its predecessor in the stream. It would if the
    // transaction had taken its id (by any write) before the predecessor's transaction took its own. The guard is
    // planned as a hash join, which mixes the rows: only ORDER BY gives them their indexes in order.
    private static final String APPEND = """
        insert into event_log
            (event_id, stream_type, stream_id, sequence, name, revision, payload, metadata, recorded_at)
        select n.event_id, n.stream_type, n.stream_id, n.sequence, n.name, n.revision, n.payload, n.metadata, n.recorded_at
        from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::timestamptz[]) with ordinality
            as n(event_id, stream_type, stream_id, sequence, name, revision, payload, metadata, recorded_at, place)
        where not exists (
            select 1 from event_log o
            where o.stream_id = n.stream_id and o.sequence = n.sequence - 1 and o.xid > pg_current_xact_id())
        order by n.place
        """;

    // One event, the usual case, needs no arrays and no sort.
    private static final String APPEND_ONE = """
        insert into event_log
            (event_id, stream_type, stream_id, sequence, name, revision, payload, metadata, recorded_at)
        select ?::uuid, ?, n.stream_id, n.sequence, ?, ?, ?, ?, ?::timestamptz
        from (values (?::text, ?::bigint)) as n(stream_id, sequence)
        where not exists (
            select 1 from event_log o
            where o.stream_id = n.stream_id and o.sequence = n.sequence - 1 and o.xid > pg_current_xact_id())
        """;

    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final Snapshots snapshots;
    private final Runnable onCommit;

    /** Without snapshots. */
    public HorizonEventStorageEngine(JdbcTemplate jdbc, EventLog log, Serializer eventSerializer) {
        this(jdbc, log, eventSerializer, () -> {});
    }

    /** Without snapshots. */
    public HorizonEventStorageEngine(
            JdbcTemplate jdbc, EventLog log, Serializer eventSerializer, Runnable afterCommit) {
        this(jdbc, log, eventSerializer, Snapshots.NONE, afterCommit);
    }

    /** Tells nobody of new events. */
    public HorizonEventStorageEngine(JdbcTemplate jdbc, EventLog log, Serializer eventSerializer, Snapshots snapshots) {
        this(jdbc, log, eventSerializer, snapshots, () -> {});
    }

    /** @param afterCommit called after each transaction that has stored events; must return at once */
    public HorizonEventStorageEngine(
            JdbcTemplate jdbc, EventLog log, Serializer eventSerializer, Snapshots snapshots, Runnable afterCommit) {
        super(new Settings()
                .eventSerializer(eventSerializer)
                .snapshotSerializer(eventSerializer)
                .batchSize(200));
        this.jdbc = jdbc;
        this.log = log;
        this.snapshots = snapshots;
        this.onCommit = afterCommit;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        var rows = events.stream().map(event -> row(event, serializer)).toList();
        int appended;
        try {
            appended = rows.size() == 1
                    ? jdbc.update(APPEND_ONE, statement -> bind(statement, rows.getFirst()))
                    : jdbc.update(APPEND, statement -> bind(statement, rows));
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyException(
                    "another command changed " + rows.getFirst().streamId(), e);
        }
        if (appended != rows.size()) {
            throw new ConcurrencyException(
                    rows.getFirst().streamId() + " was changed by a younger transaction: retry in a new one");
        }
        cacheLongStreams(rows);
        afterCommit(onCommit); // before it there is nothing to tell: readers would look too early
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        var position = last == null ? HorizonToken.START : (HorizonToken) last;
        return log.after(position, batchSize).stream().map(StoredEvent::new).toList();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String streamId, long fromSequence, int batchSize) {
        var events = log.stream(streamId, fromSequence, batchSize);
        if (events.size() >= snapshots.every()) {
            snapshots.grown(streamId, events.getLast().record().streamType());
        }
        return events.stream().map(StoredEvent::new).toList();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String streamId) {
        return log.lastSequence(streamId);
    }

    /** Null: readers take it for the start of the log. */
    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public TrackingToken createHeadToken() {
        return log.head();
    }

    @Override
    public TrackingToken createTokenAt(Instant moment) {
        return log.before(moment);
    }

    /** The aggregate hears of the snapshot as if it were an event, in place of all events before. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String streamId) {
        return snapshots
                .find(streamId)
                .map(found -> new GenericDomainEventMessage<>(found.streamType(), streamId, found.sequence(), found));
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String streamId) {
        return Stream.empty();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("snapshots are folded from the log, not taken from aggregates");
    }

    /** After the commit and on another thread: no append waits for it. */
    private void cacheLongStreams(List<JournalRecord> rows) {
        for (JournalRecord row : rows) {
            if ((row.sequence() + 1) % snapshots.every() == 0) {
                afterCommit(() -> snapshots.grown(row.streamId(), row.streamType()));
            }
        }
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    private static JournalRecord row(EventMessage<?> message, Serializer serializer) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException("only aggregates append events, not " + message.getPayloadType());
        }
        var payload = event.serializePayload(serializer, String.class);
        return new JournalRecord(
                event.getIdentifier(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                JournalRecord.instantText(event.getTimestamp()),
                payload.getData(),
                event.serializeMetaData(serializer, String.class).getData());
    }

    private static void bind(PreparedStatement statement, JournalRecord row) throws SQLException {
        statement.setString(1, row.eventId());
        statement.setString(2, row.streamType());
        statement.setString(3, row.name());
        statement.setString(4, row.revision());
        statement.setString(5, row.payload());
        statement.setString(6, row.metadata());
        statement.setString(7, row.recordedAt());
        statement.setString(8, row.streamId());
        statement.setLong(9, row.sequence());
    }

    private static void bind(PreparedStatement statement, List<JournalRecord> rows) throws SQLException {
        array(statement, 1, rows, JournalRecord::eventId);
        array(statement, 2, rows, JournalRecord::streamType);
        array(statement, 3, rows, JournalRecord::streamId);
        array(statement, 4, rows, row -> Long.toString(row.sequence()));
        array(statement, 5, rows, JournalRecord::name);
        array(statement, 6, rows, JournalRecord::revision);
        array(statement, 7, rows, JournalRecord::payload);
        array(statement, 8, rows, JournalRecord::metadata);
        array(statement, 9, rows, JournalRecord::recordedAt);
    }

    private static void array(
            PreparedStatement statement, int index, List<JournalRecord> rows, Function<JournalRecord, String> column)
            throws SQLException {
        statement.setArray(
                index,
                statement
                        .getConnection()
                        .createArrayOf("text", rows.stream().map(column).toArray()));
    }

    private static final class Settings extends BatchingEventStorageEngine.Builder {

        Settings() {
            persistenceExceptionResolver(e -> e instanceof DuplicateKeyException);
        }
    }
}
