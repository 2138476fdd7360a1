package io.penstock.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.platform.axon.Purse.Cap;
import io.penstock.platform.axon.Purse.Put;
import io.penstock.platform.axon.Purse.Take;
import io.penstock.platform.axon.Purse.TooLittle;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.EventTypeSerializer;
import io.penstock.platform.eventstore.HorizonEventStorageEngine;
import io.penstock.platform.idempotency.DoneCommands;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Two instances, each with its cache, write the same aggregates: no decision stands on stale state. */
class AggregateCacheIT {

    private static final int THREADS = 3;
    private static final int ROUNDS = 40;

    private final PlatformServices services = PlatformServices.start("issuance");
    private TestDatabase database;
    private Node left;
    private Node right;

    /** An instance: its own cache, locks and bus, on the database of all. */
    private final class Node {

        final AtomicLong asked = new AtomicLong();
        final EventLog log = new EventLog(database.jdbc());
        final AggregateCache cache = new AggregateCache(100, streamId -> {
            asked.incrementAndGet();
            return log.lastSequence(streamId).orElse(-1L);
        });
        final Configuration axon;
        final Commands commands;

        Node() {
            var engine = new HorizonEventStorageEngine(
                    database.jdbc(), log, new EventTypeSerializer(Jackson3Serializer.builder(), Purse.EVENTS));
            axon = DefaultConfigurer.defaultConfiguration()
                    .registerComponent(
                            TransactionManager.class,
                            _ -> new SpringTransactionManager(new JdbcTransactionManager(database.dataSource())))
                    .configureSerializer(_ -> Jackson3Serializer.builder().build())
                    .configureEventStore(_ ->
                            EmbeddedEventStore.builder().storageEngine(engine).build())
                    .configureAggregate(AggregateConfigurer.defaultConfiguration(Purse.class)
                            .configureCommandTargetResolver(_ -> new CommandTargets())
                            .configureCache(_ -> cache))
                    .start();
            commands = AxonCommands.on(axon.commandBus(), axon.commandGateway(), new DoneCommands(database.jdbc()));
        }
    }

    @BeforeEach
    void open() {
        database = TestDatabase.migrated(services);
        left = new Node();
        right = new Node();
    }

    @AfterEach
    void close() {
        left.axon.shutdown();
        right.axon.shutdown();
        database.close();
    }

    @Test
    void anAppendOnStaleStateIsRepeatedOnTheStoredState() {
        left.commands.send(new Put("P-append", 10));
        right.commands.send(new Put("P-append", 5));
        left.commands.send(new Take("P-append", 3));
        assertThat(balance("P-append")).isEqualTo(12);
        assertThat(left.asked).hasValue(0); // an accepted command costs no question
    }

    @Test
    void aRefusalOnStaleStateIsThoughtOverAgain() {
        left.commands.send(new Put("P-refusal", 10));
        right.commands.send(new Put("P-refusal", 5));
        left.commands.send(new Take("P-refusal", 12)); // the stale state has 10
        assertThat(balance("P-refusal")).isEqualTo(3);
        assertThatThrownBy(() -> left.commands.send(new Take("P-refusal", 4))).isInstanceOf(TooLittle.class);
    }

    @Test
    void aDecisionForNothingOnStaleStateIsThoughtOverAgain() {
        left.commands.send(new Cap("P-nothing", 1));
        right.commands.send(new Cap("P-nothing", 2));
        left.commands.send(new Cap("P-nothing", 1)); // nothing to do, says the stale state
        assertThat(left.log.lastSequence("P-nothing")).contains(2L);
        left.commands.send(new Cap("P-nothing", 1));
        assertThat(left.log.lastSequence("P-nothing")).contains(2L);
    }

    @Test
    void theLeastUsedAggregatesAreForgotten() {
        for (int i = 0; i < 150; i++) {
            left.commands.send(new Put("P-many-" + i, 1));
        }
        assertThat(left.cache.containsKey("P-many-0")).isFalse();
        assertThat(left.cache.containsKey("P-many-149")).isTrue();
        left.commands.send(new Put("P-many-0", 1));
        assertThat(balance("P-many-0")).isEqualTo(2);
    }

    /** Each take is of all there is but one, so any two that stood on the same state would overdraw. */
    @Test
    void manyWritersOfBothInstancesNeverOverdraw() throws Exception {
        left.commands.send(new Put("P-hot", 1));
        var taken = new AtomicInteger();
        var refused = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(2 * THREADS)) {
            var tasks = new ArrayList<Callable<Void>>();
            for (int t = 0; t < 2 * THREADS; t++) {
                var node = t % 2 == 0 ? left : right;
                tasks.add(() -> takeAndPut(node, taken, refused));
            }
            for (var each : threads.invokeAll(tasks)) {
                each.get();
            }
        }
        assertThat(taken.get() + 2 * refused.get()).isEqualTo(2 * 2 * THREADS * ROUNDS);
        assertThat(balance("P-hot")).isEqualTo(1 + 2 * THREADS * ROUNDS - taken.get());
        assertThat(left.log.stream("P-hot", 0, 10_000))
                .extracting(event -> event.record().sequence())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private Void takeAndPut(Node node, AtomicInteger taken, AtomicInteger refused) {
        for (int i = 0; i < ROUNDS; i++) {
            node.commands.send(new Put("P-hot", 1));
            try {
                node.commands.send(new Take("P-hot", 2));
                taken.addAndGet(2);
            } catch (TooLittle _) {
                refused.incrementAndGet(); // others were faster
            }
        }
        return null;
    }

    /** As stored, with no cache in between; fails if the balance was ever below zero. */
    private int balance(String id) {
        int balance = 0;
        for (var event : left.log.stream(id, 0, 10_000)) {
            balance = Purse.evolve(balance, event);
            assertThat(balance).isNotNegative();
        }
        return balance;
    }
}
