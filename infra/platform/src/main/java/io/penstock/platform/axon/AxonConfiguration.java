package io.penstock.platform.axon;

import io.penstock.platform.eventstore.AppendGuard;
import io.penstock.platform.eventstore.AppendTransactions;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.EventTypeSerializer;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.HorizonEventStorageEngine;
import io.penstock.platform.eventstore.LogListener;
import io.penstock.platform.eventstore.LogNotifier;
import io.penstock.platform.eventstore.LogPulse;
import io.penstock.platform.eventstore.LogStreams;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.idempotency.CommandScope;
import io.penstock.platform.idempotency.DoneCommands;
import io.penstock.platform.idempotency.EventIdentity;
import io.penstock.platform.instance.Instance;
import io.penstock.platform.instance.InstanceTokenStore;
import io.penstock.platform.json.PlatformJson;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.PlatformProperties;
import io.penstock.platform.state.Snapshots;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Every bean that Axon would else choose itself. Its own configuration is ordered after class names of an older Boot:
 * without these it takes no transactions, keeps tokens in memory, and says nothing.
 */
@Configuration(proxyBeanMethods = false)
public class AxonConfiguration {

    private static final int BATCH = 200;
    private static final int CACHED = 2_000;

    @Bean
    EventLog eventLog(JdbcTemplate jdbc) {
        return new EventLog(jdbc);
    }

    @Bean
    LogPulse logPulse(EventLog log, PlatformProperties properties) {
        return new LogPulse(log, properties.pollInterval(), properties.idlePollInterval());
    }

    @Bean
    Instance instance(PlatformProperties properties) {
        return Instance.of(properties.service());
    }

    @Bean
    LogListener logListener(JdbcConnectionDetails database, Instance instance, LogPulse pulse) {
        return new LogListener(Sessions.of(database, instance), instance, pulse::poke);
    }

    @Bean
    LogNotifier logNotifier(JdbcConnectionDetails database, Instance instance) {
        return new LogNotifier(Sessions.of(database, instance), instance);
    }

    @Bean
    @Primary
    Serializer serializer() {
        return json().build();
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(ObjectProvider<EventTypes> contexts) {
        return new EventTypeSerializer(json(), merged(contexts));
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer() {
        return json().build();
    }

    @Bean
    EventDecoder eventDecoder(ObjectProvider<EventTypes> contexts) {
        return EventDecoder.of(merged(contexts));
    }

    @Bean
    Streams streams(EventLog log, EventDecoder decoder, Snapshots snapshots) {
        return new LogStreams(log, decoder, snapshots);
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource database) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(database));
    }

    @Bean
    TokenStore tokenStore(JdbcTemplate jdbc, Serializer serializer, Instance instance, PlatformProperties properties) {
        return new InstanceTokenStore(jdbc, serializer, instance, properties.claimTimeout());
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            JdbcTemplate jdbc,
            EventLog log,
            @Qualifier("eventSerializer") Serializer events,
            LogPulse pulse,
            LogNotifier others,
            Snapshots snapshots) {
        return new HorizonEventStorageEngine(jdbc, log, events, snapshots, AxonConfiguration::guards, () -> {
            pulse.poke();
            others.raise();
        });
    }

    /** A repeated request that was taken over, one that expects another version, and a worker whose lease has passed on store nothing. */
    private static List<AppendGuard> guards() {
        return Stream.concat(
                        CommandScope.current().stream().flatMap(scope -> scope.guards().stream()),
                        Leases.guard().stream())
                .toList();
    }

    /** Axon's own, but each command is one statement in the end: see {@link AppendTransactions}. */
    @Bean
    CommandBus commandBus(
            org.axonframework.config.Configuration axon, DuplicateCommandHandlerResolver duplicateHandlers) {
        var bus = SimpleCommandBus.builder()
                .transactionManager(new AppendTransactions())
                .duplicateCommandHandlerResolver(duplicateHandlers)
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(axon.messageMonitor(SimpleCommandBus.class, "commandBus"))
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    @Bean
    EventStore eventStore(EventStorageEngine engine) {
        var store = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(50)
                .optimizeEventConsumption(false)
                .build();
        store.registerDispatchInterceptor(new EventIdentity());
        return store;
    }

    @Bean
    CorrelationDataProvider commandMetadata() {
        return new CommandMetadata();
    }

    @Bean
    CommandTargetResolver commandTargets() {
        return new CommandTargets();
    }

    @Bean
    AggregateCache aggregateCache(EventLog log) {
        return new AggregateCache(CACHED, streamId -> log.lastSequence(streamId).orElse(-1L));
    }

    @Bean
    Commands commands(CommandGateway gateway, CommandBus bus, JdbcTemplate jdbc) {
        return AxonCommands.on(bus, gateway, new DoneCommands(jdbc));
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService processorExecutor() {
        return Executors.newScheduledThreadPool(
                4, Thread.ofPlatform().daemon().name("processor-", 0).factory());
    }

    /** A failing handler stops its processor, which tries again; Axon's default would log and go past the event. */
    @Bean
    ConfigurerModule processors(
            EventStore store, LogPulse pulse, @Qualifier("processorExecutor") ScheduledExecutorService executor) {
        var source = new WakingMessageSource(store, pulse);
        return configurer -> configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors()
                .configureDefaultStreamableMessageSource(_ -> source)
                .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                .registerPooledStreamingEventProcessorConfiguration((_, processor) -> processor
                        .batchSize(BATCH)
                        .initialSegmentCount(1)
                        .initialToken(_ -> null)
                        .tokenClaimInterval(1000)
                        .coordinatorExecutor(executor)
                        .workerExecutor(executor));
    }

    private static EventTypes merged(ObjectProvider<EventTypes> contexts) {
        return EventTypes.merge(contexts.stream().toList());
    }

    /** With the allow-list that replays need: a replay token names the classes of the tokens inside it. */
    private static Jackson3Serializer.Builder json() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> PlatformJson.configure(mapper)
                        .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .allowIfSubType("io.penstock.")
                                .build()));
    }
}
