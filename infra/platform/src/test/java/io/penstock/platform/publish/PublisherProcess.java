package io.penstock.platform.publish;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.servicing.CollectionPeriodClosedV1;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypeSerializer;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.HorizonEventStorageEngine;
import io.penstock.platform.eventstore.LogPulse;
import io.penstock.platform.test.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Runs the publisher alone, and halts the JVM at the n-th record: no hook, no abort, no goodbye. */
final class PublisherProcess {

    static final int HALTED = 9;

    record Counted(int number) {}

    private PublisherProcess() {}

    /**
     * Publishes until the end of the log, or halts.
     *
     * @param args database, role, broker, service, records before the halt
     */
    public static void main(String[] args) throws InterruptedException {
        int haltAfter = Integer.parseInt(args[4]);
        try (var database = new TestDatabase(args[0], args[1])) {
            var log = new EventLog(database.jdbc());
            var pulse = new LogPulse(log, Duration.ofMillis(20));
            pulse.start();
            var end = log.head();
            var leases = database.leases(args[3]);
            var publisher = new IntegrationPublisher(
                    leases,
                    log,
                    pulse,
                    EventDecoder.of(types()),
                    List.of(PublisherProcess::messages),
                    args[3],
                    args[2],
                    () -> halting(IntegrationPublisher.producer(args[3], args[2]), haltAfter));
            publisher.start();
            while (publisher.position().compareTo(end) < 0) {
                new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            }
            publisher.stop();
            pulse.stop();
            leases.stop();
        }
    }

    static void append(TestDatabase database, int events) {
        var engine = new HorizonEventStorageEngine(database.jdbc(), new EventLog(database.jdbc()), serializer());
        database.transaction()
                .executeWithoutResult(_ -> engine.appendEvents(IntStream.range(0, events)
                        .mapToObj(i -> new GenericDomainEventMessage<>("counter", "halted", i, new Counted(i)))
                        .toList()));
    }

    private static EventTypes types() {
        return EventTypes.of(new EventType("counted", "1", Counted.class));
    }

    private static EventTypeSerializer serializer() {
        return new EventTypeSerializer(Jackson3Serializer.builder(), types());
    }

    private static List<OutgoingMessage> messages(RecordedEvent event) {
        var none = MoneyV1.of("USD", 0);
        var body = new CollectionPeriodClosedV1("D", "2020-08", none, none, none, none, none, none, 0, none);
        return List.of(
                new OutgoingMessage(Topics.SERVICING_LOAN, "halted-" + ((Counted) event.payload()).number(), body));
    }

    @SuppressWarnings("unchecked")
    private static Producer<String, String> halting(Producer<String, String> producer, int haltAfter) {
        var sent = new AtomicInteger();
        return (Producer<String, String>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                    if (method.getName().equals("send")
                            && !((ProducerRecord<?, ?>) arguments[0]).topic().equals(Topics.PUBLISHER_POSITIONS)
                            && sent.incrementAndGet() > haltAfter) {
                        producer.flush(); // the broker has the records; only the commit is missing
                        Runtime.getRuntime().halt(HALTED);
                    }
                    try {
                        return method.invoke(producer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
