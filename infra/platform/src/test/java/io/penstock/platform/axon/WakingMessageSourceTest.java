package io.penstock.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LogPulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What Axon's coordinator does to a stream: it takes events on one thread and looks for more on another. */
class WakingMessageSourceTest {

    private static final int EVENTS = 200_000;

    @Test
    void aLookOnAnotherThreadLosesNoEvent() throws Exception {
        try (var stream = source().openStream(null);
                var executor = Executors.newSingleThreadExecutor()) {
            var done = new AtomicBoolean();
            var looking = new CountDownLatch(1);
            var looks = executor.submit(() -> look(stream, looking, done));
            looking.await();
            var taken = new ArrayList<Object>();
            try {
                while (stream.hasNextAvailable()) {
                    taken.add(stream.nextAvailable().getPayload());
                }
            } finally {
                done.set(true);
            }
            assertThat(looks.get()).isPositive();
            assertThat(taken.equals(numbers()))
                    .as("%s of %s events, in order", taken.size(), EVENTS)
                    .isTrue();
        }
    }

    private static long look(
            BlockingStream<TrackedEventMessage<?>> stream, CountDownLatch looking, AtomicBoolean done) {
        long looks = 0;
        while (!done.get()) {
            stream.hasNextAvailable();
            looks++;
            looking.countDown();
        }
        return looks;
    }

    private static WakingMessageSource source() {
        var engine = new InMemoryEventStorageEngine();
        engine.appendEvents(
                numbers().stream().map(GenericEventMessage::asEventMessage).toList());
        var store = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .optimizeEventConsumption(false)
                .build();
        return new WakingMessageSource(store, new LogPulse(new EventLog(new JdbcTemplate()), Duration.ofMinutes(1)));
    }

    private static List<Integer> numbers() {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < EVENTS; i++) {
            numbers.add(i);
        }
        return numbers;
    }
}
