package io.penstock.cli.bench.log;

import com.zaxxer.hikari.HikariDataSource;
import io.penstock.cli.bench.Contestant;
import io.penstock.cli.bench.EngineBench;
import io.penstock.cli.bench.log.Account.Credited;
import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LogPulse;
import io.penstock.platform.instance.Instance;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.publish.IntegrationPublisher;
import io.penstock.platform.publish.OutgoingMessage;
import io.penstock.platform.publish.RecordedEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** How long after its commit a consumer of Kafka ({@code read_committed}) has an event, at a steady pace. */
final class PublishBench implements EngineBench {

    private static final int PACE = 200;
    private static final int SECONDS = 4;
    private static final String TOPIC = Topics.ISSUANCE_POOL;

    private final TestedEngine engine;
    private final HikariDataSource database;
    private final LogPulse pulse;
    private final Leases leases;
    private final IntegrationPublisher publisher;
    private final KafkaConsumer<String, String> consumer;
    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Double> lags = new ConcurrentLinkedQueue<>();
    private final Thread reader;
    private volatile boolean closing;

    private PublishBench(BenchServer server) {
        this.engine = TestedEngine.ours(server);
        this.database = server.connect("bench_ours");
        var jdbc = new JdbcTemplate(database);
        var log = new EventLog(jdbc);
        this.pulse = new LogPulse(log, Duration.ofMillis(50));
        this.leases = new Leases(database, new JdbcTransactionManager(database), Instance.of("issuance"));
        this.publisher = new IntegrationPublisher(
                leases,
                log,
                pulse,
                EventDecoder.of(Account.EVENTS),
                List.of(PublishBench::messages),
                "issuance",
                server.kafka());
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", server.kafka(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        this.reader = Thread.ofPlatform().daemon().name("bench-consumer").unstarted(this::consume);
    }

    static PublishBench prepare(BenchServer server) {
        var bench = new PublishBench(server);
        bench.pulse.start();
        bench.leases.start();
        bench.publisher.start();
        bench.reader.start();
        return bench;
    }

    @Override
    public List<Contestant> contestants() {
        return List.of(Contestant.of("published at a pace of " + PACE, "events/s", this::paced));
    }

    @Override
    public Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        var sorted = new ArrayList<>(lags).stream().sorted().toList();
        facts.put("publishLagEvents", sorted.size());
        if (!sorted.isEmpty()) {
            facts.put("publishLagMillisecondsP50", sorted.get(sorted.size() / 2));
            facts.put("publishLagMillisecondsP99", sorted.get((int) (sorted.size() * 0.99)));
            facts.put("publishLagMillisecondsMax", sorted.getLast());
        }
        return facts;
    }

    @Override
    public void close() throws IOException {
        closing = true;
        publisher.stop();
        leases.stop();
        pulse.stop();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
        database.close();
        engine.close();
    }

    private double paced() {
        int events = PACE * SECONDS;
        long begin = System.nanoTime();
        for (int n = 0; n < events; n++) {
            long due = begin + n * 1_000_000_000L / PACE;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            var account = "p-" + begin + "-" + n;
            engine.credit(account);
            committed.put(account, System.nanoTime());
        }
        long end = System.nanoTime() + 20_000_000_000L;
        while (!committed.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000L);
        }
        return events / ((System.nanoTime() - begin) / 1e9);
    }

    private void consume() {
        consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
        consumer.seekToEnd(List.of(new TopicPartition(TOPIC, 0)));
        while (!closing) {
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                long now = System.nanoTime();
                var at = committed.remove(record.key());
                // Absent: the consumer was faster than the caller's own note of the commit.
                lags.add(at == null ? 0 : Math.max(0, (now - at) / 1e6));
            }
        }
    }

    private static List<OutgoingMessage> messages(RecordedEvent event) {
        if (!(event.payload() instanceof Credited credited)) {
            return List.of();
        }
        var body = new PoolFrozenV1(
                credited.account(), LocalDate.of(2020, 7, 31), 1, MoneyV1.of("USD", credited.amount()), "0x00", "00");
        return List.of(new OutgoingMessage(TOPIC, credited.account(), body));
    }
}
