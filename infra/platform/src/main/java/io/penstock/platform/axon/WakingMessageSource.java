package io.penstock.platform.axon;

import io.penstock.platform.eventstore.LogPulse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells pooled processors at once when there are new events. Without the callback they look every 500 ms, and each step
 * from an event to a projection would cost that long.
 *
 * <p>Its streams may be asked by several threads, and must: Axon's coordinator opens its gate before it looks, one last
 * time, whether there is more. The task that the callback has started meanwhile, on another thread, takes events from
 * the same stream; of two unguarded looks at once one is overwritten, and its event reaches no projection.
 */
final class WakingMessageSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final EventStore store;
    private final LogPulse pulse;

    WakingMessageSource(EventStore store, LogPulse pulse) {
        this.store = store;
        this.pulse = pulse;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken position) {
        return new WakingStream(store.openStream(position), pulse);
    }

    @Override
    public TrackingToken createTailToken() {
        return store.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return store.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant moment) {
        return store.createTokenAt(moment);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return store.createTokenSince(duration);
    }

    private static final class WakingStream implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;
        private final LogPulse pulse;
        private @Nullable Runnable callback;

        WakingStream(BlockingStream<TrackedEventMessage<?>> stream, LogPulse pulse) {
            this.stream = stream;
            this.pulse = pulse;
        }

        @Override
        public synchronized boolean setOnAvailableCallback(Runnable onAvailable) {
            if (callback != null) {
                pulse.unregister(callback);
            }
            callback = onAvailable;
            pulse.register(onAvailable);
            return true;
        }

        @Override
        public synchronized Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public synchronized boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public synchronized TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public synchronized void close() {
            if (callback != null) {
                pulse.unregister(callback);
            }
            stream.close();
        }
    }
}
