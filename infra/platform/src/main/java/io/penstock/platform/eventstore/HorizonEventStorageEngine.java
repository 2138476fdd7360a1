package io.penstock.platform.eventstore;

import io.penstock.contracts.journal.JournalRecord;
import io.penstock.platform.state.Snapshots;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's view of the log. Appends with one statement (in a command: at its commit, see {@link AppendTransactions}), reads behind the transaction horizon, loads long streams from snapshots.
 *
 * <p>The stock engines number events at the insert and drop a hole after a time-out, so an event of a slow transaction
 * can be lost to every projection without a word. This one can only be late.
 */
public final class HorizonEventStorageEngine extends BatchingEventStorageEngine {

    private final Appender appender;
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
        this(jdbc, log, eventSerializer, Snapshots.NONE, List::of, afterCommit);
    }

    /** Tells nobody of new events. */
    public HorizonEventStorageEngine(JdbcTemplate jdbc, EventLog log, Serializer eventSerializer, Snapshots snapshots) {
        this(jdbc, log, eventSerializer, snapshots, List::of, () -> {});
    }

    /**
     * Everything there is.
     *
     * @param guards what must hold for the work of the calling thread when its events are stored
     * @param afterCommit called after each transaction that has stored events; must return at once
     */
    public HorizonEventStorageEngine(
            JdbcTemplate jdbc,
            EventLog log,
            Serializer eventSerializer,
            Snapshots snapshots,
            Supplier<List<AppendGuard>> guards,
            Runnable afterCommit) {
        super(new Settings()
                .eventSerializer(eventSerializer)
                .snapshotSerializer(eventSerializer)
                .batchSize(200));
        this.appender = new Appender(jdbc, guards);
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
        var pending = AppendTransactions.pending();
        if (pending != null) {
            pending.add(appender, rows);
        } else {
            appender.append(rows);
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
        var pending = AppendTransactions.pending();
        if (pending != null) {
            pending.afterCommit(action);
            return;
        }
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

    private static final class Settings extends BatchingEventStorageEngine.Builder {

        Settings() {
            persistenceExceptionResolver(e -> e instanceof DuplicateKeyException);
        }
    }
}
