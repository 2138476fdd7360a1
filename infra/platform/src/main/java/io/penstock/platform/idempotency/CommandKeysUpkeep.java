package io.penstock.platform.idempotency;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Keeps leases alive while their requests run, and empties answers that are too old. Runs in every instance, since each
 * has requests of its own.
 */
final class CommandKeysUpkeep implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CommandKeysUpkeep.class);
    private static final int RENEWALS_A_LEASE = 3;
    private static final Duration CLEANING = Duration.ofHours(1);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("command-keys").factory());

    CommandKeysUpkeep(CommandKeys keys, IdempotencyProperties settings) {
        every(settings.lease().dividedBy(RENEWALS_A_LEASE), keys::renew);
        every(CLEANING, () -> keys.empty(settings.keepAnswers()));
    }

    /** A failure costs a renewal at most: the lease is three times as long. */
    private void every(Duration pause, Runnable work) {
        var _ = clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.warn("keys of commands cannot be kept up, trying again: {}", e.getMessage());
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
