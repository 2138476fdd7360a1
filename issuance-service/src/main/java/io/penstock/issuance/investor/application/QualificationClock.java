package io.penstock.issuance.investor.application;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Days pass by themselves: once an hour every investor is looked at, soon after the start for the first time. */
@Component
class QualificationClock implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(QualificationClock.class);
    private static final long FIRST_MINUTES = 5;
    private static final long PAUSE_MINUTES = 60;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("qualifications").factory());

    QualificationClock(QualificationsOnChain qualifications) {
        var _ = clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        qualifications.lookAtAll();
                    } catch (RuntimeException e) {
                        LOG.warn("qualifications cannot be looked at, trying again: {}", e.getMessage());
                    }
                },
                FIRST_MINUTES,
                PAUSE_MINUTES,
                TimeUnit.MINUTES);
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
