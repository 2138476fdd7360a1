package io.penstock.platform.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypeSerializer;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.HorizonEventStorageEngine;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** One projection in two instances on one database: they share its segments, and each event counts once. */
class TwoInstancesIT {

    private static final String GROUP = "steps";
    private static final int STREAMS = 20;
    private static final int EVENTS = 20;

    record Stepped(String walker) {}

    private final PlatformServices services = PlatformServices.start("issuance");
    private TestDatabase database;
    private HorizonEventStorageEngine engine;
    private Node left;
    private Node right;

    /** Counts each event where the transaction of its token is; a repeated one would break the key. */
    @ProcessingGroup(GROUP)
    public static final class Steps {

        private final JdbcTemplate jdbc;
        private final String instance;

        Steps(JdbcTemplate jdbc, String instance) {
            this.jdbc = jdbc;
            this.instance = instance;
        }

        @EventHandler
        void on(Stepped event, @SequenceNumber Long sequence) {
            jdbc.update("insert into step values (?, ?, ?)", event.walker(), sequence, instance);
        }
    }

    private final class Node {

        final Instance instance = Instance.of("issuance");
        final Connection life;
        final Configuration axon;

        Node() {
            try {
                life = DriverManager.getConnection(services.jdbcUrl(), services.appRole(), "test");
                instance.enter(life);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            var json = Jackson3Serializer.builder().build();
            var configurer = DefaultConfigurer.defaultConfiguration()
                    .registerComponent(
                            TransactionManager.class,
                            _ -> new SpringTransactionManager(new JdbcTransactionManager(database.dataSource())))
                    .registerComponent(
                            TokenStore.class,
                            _ -> new InstanceTokenStore(database.jdbc(), json, instance, Duration.ofHours(1)))
                    .configureSerializer(_ -> json)
                    .configureEventStore(_ -> EmbeddedEventStore.builder()
                            .storageEngine(engine)
                            .fetchDelay(20)
                            .build())
                    .registerEventHandler(_ -> new Steps(database.jdbc(), instance.id()));
            configurer
                    .eventProcessing()
                    .usingPooledStreamingEventProcessors()
                    .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                    .registerPooledStreamingEventProcessorConfiguration((_, processor) -> processor
                            .initialSegmentCount(4)
                            .maxClaimedSegments(2)
                            .initialToken(_ -> null)
                            .tokenClaimInterval(100)
                            .batchSize(10));
            axon = configurer.start();
        }

        StreamingEventProcessor processor() {
            return axon.eventProcessingConfiguration()
                    .eventProcessor(GROUP, StreamingEventProcessor.class)
                    .orElseThrow();
        }
    }

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.migrated(services);
        try (var owner = DriverManager.getConnection(services.jdbcUrl(), services.ownerRole(), "test");
                var statement = owner.createStatement()) {
            statement.execute(
                    "create table step (walker text, number bigint, instance text, primary key (walker, number))");
            statement.execute("grant select, insert on step to \"" + services.appRole() + "\"");
        }
        engine = new HorizonEventStorageEngine(
                database.jdbc(),
                new EventLog(database.jdbc()),
                new EventTypeSerializer(
                        Jackson3Serializer.builder(), EventTypes.of(new EventType("stepped", "1", Stepped.class))));
        left = new Node();
        right = new Node();
    }

    @AfterEach
    void close() throws SQLException {
        left.axon.shutdown();
        right.axon.shutdown();
        left.life.close();
        right.life.close();
        database.close();
    }

    @Test
    void bothWorkAndEachEventCountsOnce() {
        await().until(() -> owners().size() == 2);
        append(0);
        await().until(() -> rows() == STREAMS * EVENTS);
        assertThat(workers()).containsExactlyInAnyOrder(left.instance.id(), right.instance.id());
        assertThat(inOrder()).isTrue();
    }

    /** The survivor goes on with the segments of the dead one at once, although their claims last an hour. */
    @Test
    void theSurvivorTakesOver() throws SQLException {
        await().until(() -> owners().size() == 2);
        append(0);
        await().until(() -> rows() == STREAMS * EVENTS);
        right.life.close();
        right.processor().shutDown(); // its claims are put back below, as a killed process leaves them
        database.jdbc().update("update token_entry set owner = ? where owner is null", right.instance.id());
        var heir = new Node();
        try {
            append(EVENTS);
            await().until(() -> rows() == 2L * STREAMS * EVENTS);
            assertThat(owners()).doesNotContain(right.instance.id());
            assertThat(inOrder()).isTrue();
        } finally {
            heir.axon.shutdown();
            heir.life.close();
        }
    }

    private void append(int from) {
        for (int stream = 0; stream < STREAMS; stream++) {
            var walker = "W-" + stream;
            database.transaction()
                    .executeWithoutResult(_ -> engine.appendEvents(IntStream.range(from, from + EVENTS)
                            .mapToObj(i -> new GenericDomainEventMessage<>("walker", walker, i, new Stepped(walker)))
                            .toList()));
        }
    }

    private long rows() {
        Long rows = database.jdbc().queryForObject("select count(*) from step", Long.class);
        return rows == null ? 0 : rows;
    }

    /** Nothing is missing between the first and the last step of a walker. */
    private boolean inOrder() {
        return Boolean.TRUE.equals(database.jdbc()
                .queryForObject(
                        "select bool_and(steps = last + 1) from (select count(*) as steps, max(number) as last from step"
                                + " group by walker) as each",
                        Boolean.class));
    }

    private Set<String> owners() {
        return new HashSet<>(
                database.jdbc().queryForList("select owner from token_entry where owner is not null", String.class));
    }

    private List<String> workers() {
        return database.jdbc().queryForList("select distinct instance from step", String.class);
    }
}
