package io.penstock.platform.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Any of Axon's storage engines. Each event is the first of a stream of its own, so that writers never conflict. */
public final class EngineUnderTest implements LogUnderTest {

    /** The only event. */
    public record Written(String id) {}

    private final String name;
    private final EventStorageEngine engine;
    private final PlatformTransactionManager transactions;

    /** @param transactions binds the connection that the engine appends on to the thread */
    public EngineUnderTest(String name, EventStorageEngine engine, PlatformTransactionManager transactions) {
        this.name = name;
        this.engine = engine;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Write begin() {
        return new OnOneThread();
    }

    @Override
    public Page read(@Nullable TrackingToken position) {
        var ids = new ArrayList<String>();
        var last = position;
        try (var events = engine.readEvents(position, false)) {
            var each = events.iterator();
            while (each.hasNext()) {
                TrackedEventMessage<?> event = each.next();
                ids.add(event.getIdentifier());
                last = event.trackingToken();
            }
        }
        return new Page(ids, last);
    }

    /** Spring binds a transaction to its thread, so each one gets a thread. */
    private final class OnOneThread implements Write {

        private final ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("gap-writer").factory());
        private final TransactionStatus transaction =
                run(() -> transactions.getTransaction(new DefaultTransactionDefinition()));

        @Override
        public void append(String eventId) {
            run(() -> {
                engine.appendEvents(List.of(new GenericDomainEventMessage<>(
                        "gap",
                        "gap-" + UUID.randomUUID(),
                        0,
                        new Written(eventId),
                        Map.of(),
                        eventId,
                        java.time.Instant.now())));
                return eventId;
            });
        }

        @Override
        public void commit() {
            end(() -> transactions.commit(transaction));
        }

        @Override
        public void rollback() {
            end(() -> transactions.rollback(transaction));
        }

        private void end(Runnable how) {
            try {
                run(() -> {
                    how.run();
                    return name;
                });
            } finally {
                thread.shutdown();
            }
        }

        private <T> T run(java.util.concurrent.Callable<T> step) {
            try {
                return thread.submit(step).get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(name + ": " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
