package io.penstock.platform.start;

import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.Effects;
import io.penstock.platform.axon.AxonConfiguration;
import io.penstock.platform.chain.ChainConfiguration;
import io.penstock.platform.chain.ChainOutbox;
import io.penstock.platform.chain.decide.ChainDecisionRest;
import io.penstock.platform.chain.reconcile.ChainRest;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LogPulse;
import io.penstock.platform.health.EventLogHealth;
import io.penstock.platform.health.LogMetrics;
import io.penstock.platform.health.LogThresholds;
import io.penstock.platform.health.LogWatch;
import io.penstock.platform.health.MessagingHealth;
import io.penstock.platform.health.MessagingMetrics;
import io.penstock.platform.health.WorkersHealth;
import io.penstock.platform.idempotency.IdempotencyRest;
import io.penstock.platform.inbox.DeadLetterRest;
import io.penstock.platform.inbox.DeadLetters;
import io.penstock.platform.inbox.InboxConsumers;
import io.penstock.platform.inbox.IntegrationCommandListener;
import io.penstock.platform.inbox.IntegrationListener;
import io.penstock.platform.instance.Instance;
import io.penstock.platform.journal.Journal;
import io.penstock.platform.journal.JournalAnchor;
import io.penstock.platform.journal.JournalBlocks;
import io.penstock.platform.journal.JournalHealth;
import io.penstock.platform.journal.JournalMetrics;
import io.penstock.platform.journal.JournalProcessor;
import io.penstock.platform.journal.JournalRest;
import io.penstock.platform.json.PlatformJson;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.openapi.OpenApiConfiguration;
import io.penstock.platform.position.PositionRest;
import io.penstock.platform.problem.ProblemRest;
import io.penstock.platform.process.Reaction;
import io.penstock.platform.process.Reactions;
import io.penstock.platform.projection.ProjectionConfiguration;
import io.penstock.platform.publish.IntegrationMessages;
import io.penstock.platform.publish.IntegrationPublisher;
import io.penstock.platform.rest.EntityTagRest;
import io.penstock.platform.rest.JdbcOperations;
import io.penstock.platform.rest.OperationRest;
import io.penstock.platform.rest.Operations;
import io.penstock.platform.security.SecurityConfiguration;
import io.penstock.platform.state.StateConfiguration;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything a service is built on. Comes before the framework's own choices, which then step back. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        },
        beforeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
            "org.axonframework.springboot.autoconfig.InfraConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
        })
@EnableConfigurationProperties({PlatformProperties.class, LogThresholds.class})
@Import({
    AxonConfiguration.class,
    ChainConfiguration.class,
    SecurityConfiguration.class,
    ProblemRest.class,
    OperationRest.class,
    DeadLetterRest.class,
    IdempotencyRest.class,
    EntityTagRest.class,
    PositionRest.class,
    JournalRest.class,
    ChainRest.class,
    ChainDecisionRest.class,
    OpenApiConfiguration.class,
    StateConfiguration.class,
    ProjectionConfiguration.class
})
public class PlatformAutoConfiguration {

    /** First of all, so that nothing is written to a database that may lose it. */
    @Bean
    DatabaseCheck databaseCheck(JdbcTemplate jdbc) {
        var check = new DatabaseCheck(jdbc);
        check.run();
        return check;
    }

    @Bean
    JsonMapperBuilderCustomizer platformJson() {
        return PlatformJson::configure;
    }

    @Bean
    Operations operations(JdbcTemplate jdbc, Instance instance) {
        return new JdbcOperations(jdbc, instance);
    }

    @Bean
    Leases leases(DataSource database, PlatformTransactionManager transactions, Instance instance) {
        return new Leases(database, transactions, instance);
    }

    @Bean
    IntegrationPublisher integrationPublisher(
            Leases leases,
            EventLog log,
            LogPulse pulse,
            EventDecoder decoder,
            ObjectProvider<IntegrationMessages> translators,
            PlatformProperties properties) {
        return new IntegrationPublisher(
                leases,
                log,
                pulse,
                decoder,
                translators.orderedStream().toList(),
                properties.service(),
                properties.kafka());
    }

    @Bean
    InboxConsumers inboxConsumers(
            Leases leases,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            ObjectProvider<IntegrationListener> listeners,
            ObjectProvider<IntegrationCommandListener> commandListeners,
            PlatformProperties properties) {
        return new InboxConsumers(
                leases,
                jdbc,
                new TransactionTemplate(transactions),
                listeners.stream().toList(),
                commandListeners.stream().toList(),
                properties.service(),
                properties.kafka(),
                properties.inbox().attempts());
    }

    @Bean
    Reactions reactions(
            EventLog log,
            LogPulse pulse,
            EventDecoder decoder,
            JdbcTemplate jdbc,
            Leases leases,
            ObjectProvider<Reaction> reactions) {
        return new Reactions(
                log, pulse, decoder, jdbc, leases, reactions.stream().toList());
    }

    @Bean
    Journal journal(JdbcTemplate jdbc, PlatformProperties properties) {
        return new Journal(jdbc, properties.service());
    }

    @Bean
    JournalProcessor journalProcessor(EventLog log, LogPulse pulse, Journal journal, JdbcTemplate jdbc, Leases leases) {
        return new JournalProcessor(log, pulse, journal, jdbc, leases);
    }

    @Bean
    JournalBlocks journalBlocks(JdbcTemplate jdbc, Journal journal) {
        return new JournalBlocks(jdbc, journal);
    }

    @Bean
    JournalAnchor journalAnchor(
            Journal journal,
            JournalBlocks blocks,
            ChainOutbox outbox,
            Effects effects,
            ChainReader chain,
            PlatformTransactionManager transactions,
            Leases leases,
            PlatformProperties properties) {
        return new JournalAnchor(
                journal,
                blocks,
                outbox,
                effects,
                chain,
                new TransactionTemplate(transactions),
                leases,
                properties.journal().blockEvents(),
                properties.journal().blockAge());
    }

    @Bean
    JournalHealth journalHealthIndicator(Journal journal, JournalBlocks blocks) {
        return new JournalHealth(journal, blocks);
    }

    @Bean
    JournalMetrics journalMetrics(Journal journal, JournalBlocks blocks) {
        return new JournalMetrics(journal, blocks);
    }

    @Bean
    LogWatch logWatch(JdbcTemplate jdbc, EventLog log, EventProcessingConfiguration processing) {
        return new LogWatch(jdbc, log, processing::eventProcessors);
    }

    @Bean
    EventLogHealth eventLogHealthIndicator(LogWatch watch, LogThresholds thresholds) {
        return new EventLogHealth(watch, thresholds);
    }

    @Bean
    LogMetrics logMetrics(LogWatch watch, MeterRegistry registry, EventProcessingConfiguration processing) {
        return new LogMetrics(watch, registry, processing);
    }

    @Bean
    MessagingHealth messagingHealthIndicator(
            JdbcTemplate jdbc,
            IntegrationPublisher publisher,
            InboxConsumers inbox,
            DeadLetters letters,
            Leases leases) {
        return new MessagingHealth(jdbc, publisher, inbox, letters, leases);
    }

    @Bean
    MessagingMetrics messagingMetrics(
            JdbcTemplate jdbc, IntegrationPublisher publisher, InboxConsumers inbox, DeadLetters letters) {
        return new MessagingMetrics(jdbc, publisher, inbox, letters);
    }

    @Bean
    WorkersHealth workersHealthIndicator(
            Leases leases,
            ObjectProvider<Worker> workers,
            InboxConsumers inbox,
            Reactions reactions,
            EventProcessingConfiguration processing) {
        return new WorkersHealth(leases, workers.stream().toList(), inbox, reactions, processing);
    }
}
