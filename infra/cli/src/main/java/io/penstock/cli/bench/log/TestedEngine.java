package io.penstock.cli.bench.log;

import com.zaxxer.hikari.HikariDataSource;
import io.penstock.cli.bench.log.Account.Credit;
import io.penstock.cli.bench.log.Account.Credited;
import io.penstock.platform.axon.AggregateCache;
import io.penstock.platform.axon.CommandTargets;
import io.penstock.platform.eventstore.AppendTransactions;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.EventTypeSerializer;
import io.penstock.platform.eventstore.HorizonEventStorageEngine;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * An event storage engine under Axon's own command bus and repository and one handler: the stock engines as Axon sets them
 * up, ours with what the services put around it.
 */
final class TestedEngine implements Closeable {

    private static final int CACHED = 2_000;
    private static final CommandTargetResolver ANNOTATED =
            AnnotationCommandTargetResolver.builder().build();

    private final String name;
    private final EventStorageEngine engine;
    private final TransactionManager transactions;
    private final Closeable resources;
    private final Configuration axon;
    private final CommandGateway commands;

    private TestedEngine(String name, EventStorageEngine engine, TransactionManager transactions, Closeable resources) {
        this(name, engine, transactions, transactions, NoCache.INSTANCE, ANNOTATED, resources);
    }

    private TestedEngine(
            String name,
            EventStorageEngine engine,
            TransactionManager transactions,
            TransactionManager ofCommands,
            Cache cache,
            CommandTargetResolver targets,
            Closeable resources) {
        this.name = name;
        this.engine = engine;
        this.transactions = transactions;
        this.resources = resources;
        this.axon = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> json())
                .configureTransactionManager(_ -> transactions)
                .configureEmbeddedEventStore(_ -> engine)
                .configureCommandBus(_ -> SimpleCommandBus.builder()
                        .transactionManager(ofCommands)
                        .build())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Account.class)
                        .configureCache(_ -> cache)
                        .configureCommandTargetResolver(_ -> targets))
                .start();
        this.commands = axon.commandGateway();
    }

    /**
     * Ours as the services have it: with their cache of aggregates, their transactions of one statement, and their way to
     * the aggregate of a command.
     */
    static TestedEngine ours(BenchServer server) {
        var database = server.database("bench_ours");
        var jdbc = new JdbcTemplate(database);
        BenchServer.migrate(jdbc);
        var serializer = new EventTypeSerializer(Jackson3Serializer.builder(), Account.EVENTS);
        var log = new EventLog(jdbc);
        return new TestedEngine(
                "penstock",
                new HorizonEventStorageEngine(jdbc, log, serializer),
                new SpringTransactionManager(new JdbcTransactionManager(database)),
                new AppendTransactions(),
                new AggregateCache(CACHED, stream -> log.lastSequence(stream).orElse(-1L)),
                new CommandTargets(),
                database);
    }

    /** Axon's JDBC engine with its own table for PostgreSQL. */
    static TestedEngine jdbc(BenchServer server) {
        return jdbc(server.database("bench_jdbc"), JdbcEventStorageEngine.builder());
    }

    private static TestedEngine jdbc(HikariDataSource database, JdbcEventStorageEngine.Builder builder) {
        var transactions = new SpringTransactionManager(new JdbcTransactionManager(database));
        var connections =
                new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(database));
        var engine = builder.connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(json())
                .snapshotSerializer(json())
                .dataType(byte[].class)
                .build();
        try (var connection = database.getConnection();
                var events = PostgresEventTableFactory.INSTANCE.createDomainEventTable(connection, new EventSchema());
                var snapshots =
                        PostgresEventTableFactory.INSTANCE.createSnapshotEventTable(connection, new EventSchema())) {
            events.execute();
            snapshots.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the tables of Axon's JDBC engine cannot be made", e);
        }
        return new TestedEngine("Axon JDBC", engine, transactions, database);
    }

    /** Axon's JPA engine over Hibernate, payloads as bytea. */
    static TestedEngine jpa(BenchServer server) {
        var database = server.database("bench_jpa");
        var entities = new Entities(database);
        var engine = JpaEventStorageEngine.builder()
                .entityManagerProvider(entities)
                .transactionManager(entities)
                .eventSerializer(json())
                .snapshotSerializer(json())
                .build();
        return new TestedEngine("Axon JPA", engine, entities, entities);
    }

    String name() {
        return name;
    }

    /** Sends one command and returns when its event is committed. */
    void credit(String account) {
        commands.sendAndWait(new Credit(account, 12_345, "the same handler, the same payload, another engine"));
    }

    /** Appends new streams' first events in one transaction. */
    void append(int events) {
        List<? extends DomainEventMessage<?>> batch = IntStream.range(0, events)
                .mapToObj(_ -> event("a-" + UUID.randomUUID()))
                .toList();
        Transaction transaction = transactions.startTransaction();
        try {
            engine.appendEvents(batch);
            transaction.commit();
        } catch (RuntimeException e) {
            transaction.rollback();
            throw e;
        }
    }

    /**
     * The same, slowly.
     *
     * @param pause in milliseconds between the insert and the commit
     * @return ids of what was committed
     */
    List<String> append(int events, long pause, boolean rollBack) {
        List<? extends DomainEventMessage<?>> batch = IntStream.range(0, events)
                .mapToObj(_ -> event("a-" + UUID.randomUUID()))
                .toList();
        Transaction transaction = transactions.startTransaction();
        try {
            engine.appendEvents(batch);
            LockSupport.parkNanos(pause * 1_000_000L);
        } catch (RuntimeException e) {
            transaction.rollback();
            throw e;
        }
        if (rollBack) {
            transaction.rollback();
            return List.of();
        }
        transaction.commit();
        return batch.stream().map(DomainEventMessage::getIdentifier).toList();
    }

    /** Everything behind a token, as a tracking processor reads it. */
    Reading read(@Nullable TrackingToken from, Consumer<String> each) {
        var ids = new ArrayList<String>();
        TrackingToken token = from;
        Transaction transaction = transactions.startTransaction();
        try (var events = engine.readEvents(from, false)) {
            for (var next = events.iterator(); next.hasNext(); ) {
                TrackedEventMessage<?> event = next.next();
                ids.add(event.getIdentifier());
                each.accept(event.getIdentifier());
                token = event.trackingToken();
            }
        } finally {
            transaction.rollback();
        }
        return new Reading(ids, token);
    }

    /** What one reading met, and where it ended. */
    record Reading(List<String> ids, @Nullable TrackingToken token) {

        Reading {
            ids = List.copyOf(ids);
        }
    }

    @Override
    public void close() throws IOException {
        axon.shutdown();
        resources.close();
    }

    private static DomainEventMessage<Credited> event(String account) {
        return new GenericDomainEventMessage<>(
                "Account", account, 0, new Credited(account, 1, 1, "one of a hundred in a transaction"));
    }

    private static Serializer json() {
        return Jackson3Serializer.builder().build();
    }
}
