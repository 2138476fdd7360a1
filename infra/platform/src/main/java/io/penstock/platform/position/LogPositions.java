package io.penstock.platform.position;

import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.HorizonToken;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where the log ends, and whether everything that is read has come that far. */
public final class LogPositions {

    /** The header of an answer to a command. */
    public static final String HEADER = "Log-Position";

    private static final Duration LOOK = Duration.ofMillis(10);

    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final Serializer serializer;
    private final ObjectProvider<EventProcessingConfiguration> processing;

    LogPositions(
            JdbcTemplate jdbc,
            EventLog log,
            Serializer serializer,
            ObjectProvider<EventProcessingConfiguration> processing) {
        this.jdbc = jdbc;
        this.log = log;
        this.serializer = serializer;
        this.processing = processing;
    }

    /**
     * The newest committed event, whether or not readers of the log may see it yet. Whoever has just stored an event
     * stands at this position or before it.
     */
    public HorizonToken newest() {
        return jdbc
                .query(
                        "select e.xid::text::bigint as position_xid, e.global_index from event_log e"
                                + " order by e.xid desc, e.global_index desc limit 1",
                        (row, _) -> new HorizonToken(row.getLong("position_xid"), row.getLong("global_index")))
                .stream()
                .findFirst()
                .orElse(HorizonToken.START);
    }

    /** Waits until all projections have the event at that position; false if the time was not enough. */
    boolean await(HorizonToken wanted, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!reached(wanted)) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            Thread.sleep(LOOK);
        }
        return true;
    }

    private boolean reached(HorizonToken wanted) {
        return log.head().compareTo(wanted) >= 0
                && processing.getObject().eventProcessors().values().stream()
                        .filter(StreamingEventProcessor.class::isInstance)
                        .map(StreamingEventProcessor.class::cast)
                        .allMatch(processor ->
                                positions(processor).stream().allMatch(position -> position.compareTo(wanted) >= 0));
    }

    /** Of each segment: as it is here, or as another instance has stored it, which may be some seconds behind. */
    private Collection<HorizonToken> positions(StreamingEventProcessor processor) {
        var here = processor.processingStatus().values();
        return here.isEmpty()
                ? stored(processor.getName())
                : here.stream()
                        .map(EventTrackerStatus::getTrackingToken)
                        .map(LogPositions::position)
                        .toList();
    }

    private List<HorizonToken> stored(String processor) {
        return jdbc.query(
                "select coalesce(convert_from(token, 'UTF8'), '') as json, tokentype from token_entry"
                        + " where processorname = ?",
                (row, _) -> row.getString("json").isEmpty()
                        ? HorizonToken.START
                        : position(serializer.deserialize(new SimpleSerializedObject<>(
                                row.getString("json"),
                                String.class,
                                new SimpleSerializedType(row.getString("tokentype"), null)))),
                processor);
    }

    private static HorizonToken position(@Nullable TrackingToken token) {
        return switch (token) {
            case HorizonToken position -> position;
            case ReplayToken replay -> position(replay.getCurrentToken());
            case null, default -> HorizonToken.START;
        };
    }
}
