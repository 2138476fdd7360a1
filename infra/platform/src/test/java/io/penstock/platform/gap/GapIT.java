package io.penstock.platform.gap;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypeSerializer;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.HorizonEventStorageEngine;
import io.penstock.platform.gap.EngineUnderTest.Written;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.time.Duration;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The stock engine loses an event for ever where ours delivers it. Axon's JPA engine keeps its list of gaps by the same
 * rule; it is left to the benchmark, which has a JPA provider.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GapIT {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private TestDatabase ours;
    private TestDatabase theirs;
    private LogUnderTest horizon;
    private LogUnderTest stock;

    @BeforeAll
    void open() {
        var services = PlatformServices.start("issuance");
        ours = TestDatabase.migrated(services);
        horizon = new EngineUnderTest(
                "horizon",
                new HorizonEventStorageEngine(
                        ours.jdbc(),
                        new EventLog(ours.jdbc()),
                        new EventTypeSerializer(
                                Jackson3Serializer.builder(),
                                EventTypes.of(new EventType("gap.written", "1", Written.class)))),
                new JdbcTransactionManager(ours.dataSource()));
        theirs = new TestDatabase(services.jdbcUrl(), services.ownerRole());
        var transactions = new JdbcTransactionManager(theirs.dataSource());
        var json = Jackson3Serializer.builder().build();
        var engine = JdbcEventStorageEngine.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(theirs.dataSource())))
                .transactionManager(new SpringTransactionManager(transactions))
                .eventSerializer(json)
                .snapshotSerializer(json)
                .gapTimeout((int) PATIENCE.toMillis() / 2)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        stock = new EngineUnderTest("Axon JDBC", engine, transactions);
    }

    @AfterAll
    void close() {
        ours.close();
        theirs.close();
    }

    @Test
    void theStockEngineLosesTheEventOfASlowTransactionForEver() {
        var result = GapSchedule.lateReader(stock, PATIENCE);
        assertThat(result.replay()).containsExactly("start", "A", "B", "C");
        assertThat(result.live()).containsExactly("start", "B", "C");
        assertThat(result.skipped()).containsExactly("A");
    }

    @Test
    void aPromptReaderOfTheStockEngineSeesAnotherOrderThanAReplay() {
        var result = GapSchedule.promptReader(stock);
        assertThat(result.live()).containsExactly("start", "B", "A", "C");
        assertThat(result.replay()).containsExactly("start", "A", "B", "C");
    }

    @Test
    void oursDeliversItInTheOrderOfEveryReplay() {
        var late = GapSchedule.lateReader(horizon, PATIENCE);
        assertThat(late.live()).containsExactly("start", "A", "B", "C");
        assertThat(late.skipped()).isEmpty();
        assertThat(late.liveIsReplay()).isTrue();
        assertThat(GapSchedule.promptReader(horizon).liveIsReplay()).isTrue();
    }

    /** {@code ./penstock bench faults} runs the same for minutes. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void nothingIsSkippedOrReorderedWhateverWritersDo(long seed) throws InterruptedException {
        var result = GapFuzz.run(horizon, seed, GapFuzz.Load.SHORT);
        assertThat(result.clean()).as(result.toString()).isTrue();
        assertThat(result.committed()).isGreaterThan(500);
    }

    /** The judge is no yes-man: with hardly any patience the stock engine is found out by the same run. */
    @Test
    void theSameFuzzConvictsTheStockEngine() throws InterruptedException {
        var result = GapFuzz.run(stock, 13, new GapFuzz.Load(6, 40, 10, 400, 8));
        assertThat(result.clean()).as(result.toString()).isFalse();
    }
}
