package io.penstock.platform.publish;

import io.penstock.contracts.Topics;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.HorizonToken;
import io.penstock.platform.eventstore.LogPulse;
import io.penstock.platform.eventstore.LoggedEvent;
import io.penstock.platform.lease.LeaseLostException;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Publishes the log to Kafka, exactly once: the records and the position behind them are in one Kafka transaction, so
 * after a crash both are there or neither is. The log is the outbox; there is no other.
 *
 * <p>The lease says which instance publishes, and Kafka fences whoever published before: {@code initTransactions} ends
 * its open transaction, and what it sends later is refused. So a pause at any place does no harm.
 */
public final class IntegrationPublisher extends Worker {

    private static final int BATCH = 200;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    /** Beyond this the broker ends the transaction of a publisher that is gone; readers wait so long at most. */
    private static final int TRANSACTION_MILLIS = 10_000;

    private final EventLog log;
    private final LogPulse pulse;
    private final MessageRecords records;
    private final String service;
    private final String kafka;
    private final Supplier<Producer<String, String>> producers;
    private volatile HorizonToken position = HorizonToken.START;
    private volatile boolean publishing;

    public IntegrationPublisher(
            Leases leases,
            EventLog log,
            LogPulse pulse,
            EventDecoder decoder,
            List<IntegrationMessages> translators,
            String service,
            String kafka) {
        this(leases, log, pulse, decoder, translators, service, kafka, () -> producer(service, kafka));
    }

    IntegrationPublisher(
            Leases leases,
            EventLog log,
            LogPulse pulse,
            EventDecoder decoder,
            List<IntegrationMessages> translators,
            String service,
            String kafka,
            Supplier<Producer<String, String>> producers) {
        super(service + "-publisher", leases);
        this.log = log;
        this.pulse = pulse;
        this.records = new MessageRecords(decoder, translators, service);
        this.service = service;
        this.kafka = kafka;
        this.producers = producers;
    }

    /** Everything up to here is in Kafka. */
    public HorizonToken position() {
        return position;
    }

    /** How far it is behind, if this instance publishes. */
    public Optional<PublishLag> lag(JdbcTemplate jdbc) {
        return publishing ? Optional.of(PublishLag.behind(position, jdbc)) : Optional.empty();
    }

    @Override
    protected void work() throws InterruptedException {
        var producer = producers.get();
        try {
            // First fence the predecessor, which ends its open transaction; only then is its stored position final.
            producer.initTransactions();
            position = PublishedPosition.read(kafka, service, this::active);
            publishing = true;
            while (active()) {
                healthy();
                var batch = log.after(position, BATCH);
                if (batch.isEmpty()) {
                    pulse.await(position, LOOK);
                } else {
                    publish(producer, batch);
                }
            }
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new LeaseLostException("another instance publishes by now", e);
        } catch (InterruptException e) {
            throw (InterruptedException) new InterruptedException("stopping").initCause(e);
        } finally {
            publishing = false;
            // A transaction that is open is aborted by the closing, or by the next to begin: whether a commit that
            // timed out took place is known only from the position that is read then.
            producer.close(CLOSE);
        }
    }

    private void publish(Producer<String, String> producer, List<LoggedEvent> batch) {
        var outgoing = new ArrayList<ProducerRecord<String, String>>();
        batch.forEach(event -> outgoing.addAll(records.of(event)));
        var next = batch.getLast().position();
        // Events that say nothing to others need no transaction of their own; reading them again costs little.
        if (!outgoing.isEmpty() || batch.size() == BATCH) {
            producer.beginTransaction();
            for (var record : outgoing) {
                var _ = producer.send(record);
            }
            var _ = producer.send(new ProducerRecord<>(Topics.PUBLISHER_POSITIONS, 0, service, next.toString()));
            producer.commitTransaction(); // throws what any send failed with; closing the producer then aborts
        }
        position = next;
    }

    static KafkaProducer<String, String> producer(String service, String kafka) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        service + "-publisher",
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        service + "-publisher",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        TRANSACTION_MILLIS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        TRANSACTION_MILLIS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        20_000),
                new StringSerializer(),
                new StringSerializer());
    }
}
