package io.penstock.platform.publish;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.servicing.CollectionPeriodClosedV1;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypeSerializer;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.LogPulse;
import io.penstock.platform.test.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** One of several publishers of a service, each in a process of its own, until it is killed. */
final class PublisherInstance {

    record Counted(int number) {}

    private PublisherInstance() {}

    /**
     * Publishes.
     *
     * @param args database, role, broker, service
     */
    public static void main(String[] args) throws InterruptedException {
        try (var database = new TestDatabase(args[0], args[1])) {
            var log = new EventLog(database.jdbc());
            var pulse = new LogPulse(log, Duration.ofMillis(20));
            pulse.start();
            new IntegrationPublisher(
                            database.leases(args[3]),
                            log,
                            pulse,
                            EventDecoder.of(EventTypes.of(new EventType("counted", "1", Counted.class))),
                            List.of(PublisherInstance::messages),
                            args[3],
                            args[2])
                    .start();
            new CountDownLatch(1).await();
        }
    }

    static EventTypeSerializer serializer() {
        return new EventTypeSerializer(
                Jackson3Serializer.builder(), EventTypes.of(new EventType("counted", "1", Counted.class)));
    }

    /** Two messages an event, so that a transaction is never one record; the figure stands where a figure has room. */
    private static List<OutgoingMessage> messages(RecordedEvent event) {
        return List.of(message(event, 0), message(event, 1));
    }

    private static OutgoingMessage message(RecordedEvent event, int index) {
        var none = MoneyV1.of("USD", 0);
        int figure = 2 * ((Counted) event.payload()).number() + index;
        return new OutgoingMessage(
                Topics.SERVICING_LOAN,
                event.streamId(),
                new CollectionPeriodClosedV1(
                        event.streamId(), "2020-08", none, none, none, none, none, none, figure, none));
    }
}
