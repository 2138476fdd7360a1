package io.penstock.platform.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.TrancheIssuedV1;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.EventTypeSerializer;
import io.penstock.platform.eventstore.HorizonEventStorageEngine;
import io.penstock.platform.instance.InstanceTokenStore;
import io.penstock.platform.it.Tally.Add;
import io.penstock.platform.it.Tally.Added;
import io.penstock.platform.it.Tally.TallyId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** From command to event, projection, replay and message, on the whole platform. */
class TallyIT extends PlatformIT {

    @Autowired
    Commands commands;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TallyProjection projection;

    @Autowired
    EventProcessingConfiguration processing;

    @Test
    void axonHasTheBeansOfThePlatform(
            @Autowired EventStorageEngine engine,
            @Autowired TokenStore tokens,
            @Autowired TransactionManager transactions,
            @Autowired @Qualifier("eventSerializer") Serializer events) {
        assertThat(engine).isInstanceOf(HorizonEventStorageEngine.class);
        assertThat(tokens).isInstanceOf(InstanceTokenStore.class);
        assertThat(transactions).isInstanceOf(SpringTransactionManager.class);
        assertThat(events).isInstanceOf(EventTypeSerializer.class);
        assertThat(processing.eventProcessor("tally", PooledStreamingEventProcessor.class))
                .isPresent();
    }

    @Test
    void storesTextUnderALogicalName() {
        commands.send(new Add(new TallyId("T-stored"), Money.of("USD", "12.34"), 1));
        var row = jdbc.queryForMap("select * from event_log where stream_id = 'T-stored'");
        assertThat(row)
                .containsEntry("stream_type", "tally")
                .containsEntry("name", "tally.added")
                .containsEntry("revision", "1")
                .containsEntry(
                        "payload",
                        "{\"tallyId\":\"T-stored\",\"amount\":{\"currency\":\"USD\",\"minorUnits\":\"1234\"},"
                                + "\"total\":{\"currency\":\"USD\",\"minorUnits\":\"1234\"}}");
        assertThat(row.get("metadata")).asString().contains("\"actor\":\"system\"", "\"commandId\":");
    }

    @Test
    void aRefusalStoresNothing() {
        assertThatThrownBy(() -> commands.send(new Add(new TallyId("T-refused"), Money.of("USD", "-1.00"), 1)))
                .isInstanceOf(RejectedException.class);
        assertThat(jdbc.queryForObject("select count(*) from event_log where stream_id = 'T-refused'", Long.class))
                .isZero();
    }

    @Test
    void aCommandInsideATransactionIsRefused() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        _ -> commands.send(new Add(new TallyId("T-inside"), Money.of("USD", "1.00"), 1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void writersOfOneAggregateLoseNothing() throws Exception {
        try (var writers = Executors.newFixedThreadPool(4)) {
            var tasks = new ArrayList<Callable<Void>>();
            for (int i = 0; i < 40; i++) {
                tasks.add(() -> {
                    commands.send(new Add(new TallyId("T-contended"), Money.of("USD", "1.00"), 1));
                    return null;
                });
            }
            for (var result : writers.invokeAll(tasks)) {
                result.get();
            }
        }
        assertThat(jdbc.queryForObject(
                        "select max(sequence) from event_log where stream_id = 'T-contended'", Long.class))
                .isEqualTo(39);
        await().untilAsserted(() -> assertThat(projection.seen)
                .filteredOn(each -> each.tallyId().value().equals("T-contended"))
                .last()
                .extracting(Added::total)
                .isEqualTo(Money.of("USD", "40.00")));
    }

    @Test
    void aProjectionCanBeReplayed() {
        commands.send(new Add(new TallyId("T-replayed"), Money.of("USD", "1.00"), 500));
        await().untilAsserted(() -> assertThat(projection.seen)
                .filteredOn(each -> each.tallyId().value().equals("T-replayed"))
                .hasSize(500));
        var before = new ArrayList<>(projection.seen);
        var processor = processing
                .eventProcessor("tally", StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        assertThat(projection.seen).isEmpty();
        processor.start();
        await().untilAsserted(() -> assertThat(projection.seen).hasSizeGreaterThanOrEqualTo(before.size()));
        assertThat(positions(projection.seen)).isEqualTo(positions(before));
    }

    /** Short enough for a report to show which event is missing or doubled. */
    private static String positions(List<Added> events) {
        return events.stream()
                .map(each -> each.tallyId().value() + ":" + each.total().minorUnits() / 100)
                .collect(Collectors.joining(" "));
    }

    @Test
    void eachEventIsPublishedOnceAndInOrder() {
        commands.send(new Add(new TallyId("T-published"), Money.of("USD", "1.00"), 3));
        await().untilAsserted(() -> assertThat(services.published(Topics.ISSUANCE_TRANCHE))
                .filteredOn(message -> message.key().equals("T-published"))
                .extracting(message -> ((TrancheIssuedV1) message.body()).className()
                        + ((TrancheIssuedV1) message.body()).originalBalance().minorUnits())
                .containsExactly("first100", "second100", "first200", "second200", "first300", "second300"));
        assertThat(services.published(Topics.ISSUANCE_TRANCHE))
                .extracting(message -> message.id())
                .doesNotHaveDuplicates();
    }
}
