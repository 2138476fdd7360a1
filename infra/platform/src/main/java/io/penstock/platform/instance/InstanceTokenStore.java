package io.penstock.platform.instance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Positions of Axon's processors, each segment claimed by one instance at a time. A claim passes on when its owner's
 * session has ended, or when it was not renewed for the claim's time by the database's clock.
 *
 * <p>The fence: a position is stored, and a claim renewed, by its owner alone. Axon's own store lets a process that was
 * paused beyond its claim take it back in the middle of a batch, and put an older position over a younger one. Here
 * the paused owner's transaction ends, with the rows that it has written.
 */
public final class InstanceTokenStore implements TokenStore {

    private static final String NOW =
            "to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    // Parameters: own id, claim's time in milliseconds.
    private static final String CLAIMABLE = "(owner is null or owner = ?"
            + " or \"timestamp\"::timestamptz < clock_timestamp() - ? * interval '1 millisecond'"
            + " or not " + Instance.aliveSql("owner") + ")";

    private final JdbcTemplate jdbc;
    private final Serializer serializer;
    private final String me;
    private final long claimMillis;

    public InstanceTokenStore(JdbcTemplate jdbc, Serializer serializer, Instance instance, Duration claimTimeout) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.me = instance.id();
        this.claimMillis = claimTimeout.toMillis();
    }

    @Override
    public void initializeTokenSegments(String processor, int segments) {
        initializeTokenSegments(processor, segments, null);
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken start) {
        if (fetchSegments(processor).length > 0) {
            throw new UnableToClaimTokenException(processor + " has its segments already");
        }
        for (int segment = 0; segment < segments; segment++) {
            insert(start, processor, segment); // or another instance does it at the same moment
        }
    }

    /** @throws UnableToInitializeTokenException if the segment is there */
    @Override
    public void initializeSegment(@Nullable TrackingToken start, String processor, int segment) {
        if (insert(start, processor, segment) == 0) {
            throw new UnableToInitializeTokenException("segment " + segment + " of " + processor + " is there already");
        }
    }

    private int insert(@Nullable TrackingToken start, String processor, int segment) {
        var stored = stored(start);
        return jdbc.update(
                "insert into token_entry (processorname, segment, token, tokentype, \"timestamp\") values (?, ?, ?, ?, "
                        + NOW + ") on conflict do nothing",
                processor,
                segment,
                stored == null ? null : stored.getData(),
                stored == null ? null : stored.getType().getName());
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    /** @throws UnableToClaimTokenException if another instance has taken the segment over */
    @Override
    public void storeToken(TrackingToken token, String processor, int segment) {
        var stored = stored(token);
        int rows = jdbc.update(
                "update token_entry set token = ?, tokentype = ?, \"timestamp\" = " + NOW
                        + " where processorname = ? and segment = ? and owner = ?",
                stored == null ? null : stored.getData(),
                stored == null ? null : stored.getType().getName(),
                processor,
                segment,
                me);
        requireOwn(rows, processor, segment);
    }

    /** @throws UnableToClaimTokenException if another instance has taken the segment over */
    @Override
    public void extendClaim(String processor, int segment) {
        int rows = jdbc.update(
                "update token_entry set \"timestamp\" = " + NOW
                        + " where processorname = ? and segment = ? and owner = ?",
                processor,
                segment,
                me);
        requireOwn(rows, processor, segment);
    }

    private void requireOwn(int rows, String processor, int segment) {
        if (rows == 0) {
            throw new UnableToClaimTokenException("segment " + segment + " of " + processor
                    + " is no longer claimed by " + me + ": another instance goes on with it");
        }
    }

    /** @throws UnableToClaimTokenException if a living instance holds the segment, or there is none */
    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        var stored = jdbc
                .query(
                        "update token_entry set owner = ?, \"timestamp\" = " + NOW
                                + " where processorname = ? and segment = ? and " + CLAIMABLE
                                + " returning token, tokentype",
                        InstanceTokenStore::token,
                        me,
                        processor,
                        segment,
                        me,
                        claimMillis)
                .stream()
                .findFirst()
                .orElseThrow(() -> new UnableToClaimTokenException(
                        "segment " + segment + " of " + processor + " is claimed by another instance, or not there"));
        return stored.map(each -> serializer.<byte[], TrackingToken>deserialize(each))
                .orElse(null);
    }

    /** @throws UnableToClaimTokenException also if another instance has split or merged the segment */
    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        var token = fetchToken(processor, segment.getSegmentId());
        if (!Segment.computeSegment(segment.getSegmentId(), fetchSegments(processor))
                .equals(segment)) {
            throw new UnableToClaimTokenException(segment + " of " + processor + " was split or merged meanwhile");
        }
        return token;
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        jdbc.update(
                "update token_entry set owner = null where processorname = ? and segment = ? and owner = ?",
                processor,
                segment,
                me);
    }

    /** @throws UnableToClaimTokenException if the segment is not this instance's */
    @Override
    public void deleteToken(String processor, int segment) {
        int rows = jdbc.update(
                "delete from token_entry where processorname = ? and segment = ? and owner = ?",
                processor,
                segment,
                me);
        requireOwn(rows, processor, segment);
    }

    @Override
    public int[] fetchSegments(String processor) {
        return jdbc
                .queryForList(
                        "select segment from token_entry where processorname = ? order by segment",
                        Integer.class,
                        processor)
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        int[] all = fetchSegments(processor);
        return jdbc
                .queryForList(
                        "select segment from token_entry where processorname = ? and " + CLAIMABLE
                                + " order by segment",
                        Integer.class,
                        processor,
                        me,
                        claimMillis)
                .stream()
                .map(segment -> Segment.computeSegment(segment, all))
                .toList();
    }

    /** The database: instances with one identifier share their tokens. */
    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return Optional.ofNullable(jdbc.queryForObject("select current_database()", String.class));
    }

    private @Nullable SerializedObject<byte[]> stored(@Nullable TrackingToken token) {
        return token == null ? null : serializer.serialize(token, byte[].class);
    }

    private static Optional<SimpleSerializedObject<byte[]>> token(ResultSet row, int number) throws SQLException {
        var bytes = row.getBytes(1);
        return bytes == null
                ? Optional.empty()
                : Optional.of(new SimpleSerializedObject<>(
                        bytes, byte[].class, new SimpleSerializedType(row.getString(2), null)));
    }
}
