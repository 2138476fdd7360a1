package io.penstock.platform.state;

import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.json.PlatformJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Snapshots in table {@code state_snapshot}, one a stream. Each carries a hash over its text, its place, the identifier of
 * its last event and the shape it was written in; one that does not fit all of them is passed over. Never upcast: what
 * another build wrote is folded anew.
 */
public final class JdbcSnapshots implements Snapshots, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSnapshots.class);
    private static final int MOST_WAITING = 1_000;
    private static final int BATCH = 500;

    private record Stored(long sequence, String streamType, String schema, String state, String hash, String eventId) {}

    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final EventPayloads payloads;
    private final StateTypes types;
    private final int every;
    private final Map<String, String> schemas = new HashMap<>();
    // Streams that have one, as far as this process knows: a short stream costs no query.
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService writer = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("snapshot-", 0).factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    /** @param every events between two snapshots of a stream */
    public JdbcSnapshots(JdbcTemplate jdbc, EventLog log, EventTypes events, StateTypes types, int every) {
        this.jdbc = jdbc;
        this.log = log;
        this.payloads = new EventPayloads(events);
        this.types = types;
        this.every = every;
        types.all().forEach(type -> schemas.put(type.streamType(), StateSchema.of(type, events)));
        known.addAll(jdbc.queryForList("select stream_id from state_snapshot", String.class));
    }

    @Override
    public Optional<Snapshot> find(String streamId) {
        if (!known.contains(streamId)) {
            return Optional.empty();
        }
        return jdbc
                .query(
                        """
                        select s.sequence, s.stream_type, s.state_schema, s.state, s.hash, e.event_id::text as event_uuid
                        from state_snapshot s join event_log e on e.stream_id = s.stream_id and e.sequence = s.sequence
                        where s.stream_id = ?
                        """,
                        (row, _) -> new Stored(
                                row.getLong("sequence"),
                                row.getString("stream_type"),
                                row.getString("state_schema"),
                                row.getString("state"),
                                row.getString("hash"),
                                row.getString("event_uuid")),
                        streamId)
                .stream()
                .findFirst()
                .flatMap(stored -> usable(streamId, stored));
    }

    @Override
    public void grown(String streamId, String streamType) {
        if (types.byStreamType(streamType).isPresent() && waiting.add(streamId)) {
            writer.execute(() -> {
                waiting.remove(streamId);
                try {
                    write(streamId, streamType);
                } catch (RuntimeException e) {
                    LOG.warn("no snapshot of {}: {}", streamId, e.getMessage());
                }
            });
        }
    }

    @Override
    public int every() {
        return every;
    }

    @Override
    public void close() {
        writer.shutdownNow();
    }

    private Optional<Snapshot> usable(String streamId, Stored stored) {
        if (!stored.schema().equals(schemas.get(stored.streamType()))) {
            return Optional.empty();
        }
        if (!stored.hash().equals(hash(streamId, stored))) {
            LOG.warn("snapshot of {} at {} is damaged: passed over", streamId, stored.sequence());
            return Optional.empty();
        }
        var type = types.byStreamType(stored.streamType()).orElseThrow();
        return Optional.of(
                new Snapshot(streamId, stored.streamType(), stored.sequence(), decode(type, stored.state())));
    }

    private void write(String streamId, String streamType) {
        var type = types.byStreamType(streamType).orElseThrow();
        var before = find(streamId);
        Object state = before.map(Snapshot::state).orElse(type.initial());
        long sequence = before.map(Snapshot::sequence).orElse(-1L);
        var eventId = "";
        while (true) {
            var events = log.stream(streamId, sequence + 1, BATCH);
            for (var event : events) {
                var row = event.record();
                state = type.step(state, payloads.read(row.name(), row.revision(), row.payload()));
                sequence = row.sequence();
                eventId = row.eventId();
            }
            if (events.size() < BATCH) {
                break;
            }
        }
        if (!eventId.isEmpty()) {
            store(streamId, type, sequence, state, eventId, before.isEmpty());
        }
    }

    private void store(
            String streamId, StateType<?> type, long sequence, Object state, String eventId, boolean noneUsable) {
        var text = encode(type, state);
        if (!encode(type, decode(type, text)).equals(text)) {
            throw new IllegalStateException("state of " + streamId + " does not survive being written and read");
        }
        var stored = new Stored(
                sequence, type.streamType(), Objects.requireNonNull(schemas.get(type.streamType())), text, "", eventId);
        jdbc.update(
                """
                insert into state_snapshot (stream_id, stream_type, sequence, state_schema, state, hash)
                values (?, ?, ?, ?, ?, ?)
                on conflict (stream_id) do update set stream_type = excluded.stream_type, sequence = excluded.sequence,
                    state_schema = excluded.state_schema, state = excluded.state, hash = excluded.hash, written_at = now()
                where ? or state_snapshot.sequence <= excluded.sequence
                """, streamId, type.streamType(), sequence, stored.schema(), text, hash(streamId, stored), noneUsable);
        known.add(streamId);
    }

    private static String encode(StateType<?> type, Object state) {
        var out = new StringBuilder();
        StateShape.of(type.stateClass()).write(state, out);
        return out.toString();
    }

    private static Object decode(StateType<?> type, String text) {
        return Objects.requireNonNull(
                StateShape.of(type.stateClass()).read(PlatformJson.mapper().readTree(text)));
    }

    private static String hash(String streamId, Stored stored) {
        var digest = StateHash.sha256();
        for (String part : new String[] {
            streamId,
            stored.streamType(),
            Long.toString(stored.sequence()),
            stored.schema(),
            stored.eventId(),
            stored.state()
        }) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
