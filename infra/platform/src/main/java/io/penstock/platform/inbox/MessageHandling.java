package io.penstock.platform.inbox;

import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.failure.TransientFailure;
import io.penstock.platform.inbox.ParkedMessages.Fault;
import io.penstock.platform.start.Retry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What happens to each record of one consumer: handled, passed over, or parked with all later ones of its key. Nothing is
 * skipped: every way ends in one transaction that also moves the position.
 */
final class MessageHandling {

    private static final Logger LOG = LoggerFactory.getLogger(MessageHandling.class);

    private final String consumer;
    private final Inbox inbox;
    private final Inbox.Delivery delivery;
    private final InboxPositions positions;
    private final ParkedMessages parked;
    private final int attempts;
    private final MessageReader reader = new MessageReader();
    private final AtomicLong passedOver = new AtomicLong();

    /** @param attempts of a message that fails for no passing reason, before it is parked */
    MessageHandling(String consumer, Inbox inbox, Inbox.Delivery delivery, JdbcTemplate jdbc, int attempts) {
        this.consumer = consumer;
        this.inbox = inbox;
        this.delivery = delivery;
        this.positions = new InboxPositions(jdbc);
        this.parked = new ParkedMessages(jdbc);
        this.attempts = attempts;
    }

    /** Waits between attempts; throws when the consumer is to stop. */
    @FunctionalInterface
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    InboxPositions positions() {
        return positions;
    }

    /** Messages of types that this build does not know, since the start. */
    long passedOver() {
        return passedOver.get();
    }

    /** @throws RuntimeException for a passing reason: the record comes again */
    void take(Arrived record, Pause pause) throws InterruptedException {
        if (parked.isParked(consumer, record.key())) {
            inbox.inTransaction(() -> {
                parked.park(consumer, record, null);
                positions.pass(consumer, record);
            });
            return;
        }
        var fault = attempt(record, () -> positions.pass(consumer, record), pause);
        if (fault != null) {
            inbox.inTransaction(() -> {
                parked.park(consumer, record, fault);
                positions.pass(consumer, record);
            });
            LOG.warn("{} has parked {}: {} {}", consumer, record, fault.code(), fault.reason());
        }
    }

    /** Handles parked messages whose turn has come, each after the one before it of its key. */
    void redrive(Pause pause) throws InterruptedException {
        for (var due = parked.due(consumer); due.isPresent(); due = parked.due(consumer)) {
            var letter = due.get();
            var fault = attempt(letter.record(), () -> parked.handled(letter.id()), pause);
            if (fault == null) {
                LOG.info("{} has handled parked {}", consumer, letter.record());
            } else {
                inbox.inTransaction(() -> parked.failedAgain(letter.id(), fault));
                LOG.warn("{} cannot handle parked {}: {} {}", consumer, letter.record(), fault.code(), fault.reason());
            }
        }
    }

    /** Null if the message was handled or passed over. */
    private @Nullable Fault attempt(Arrived record, Runnable done, Pause pause) throws InterruptedException {
        var retry = new Retry();
        for (int attempt = 1; ; attempt++) {
            try {
                deliver(record, done);
                return null;
            } catch (UnreadableException e) {
                return new Fault(e.code(), Arrived.storable(String.valueOf(e.getMessage())), attempt);
            } catch (RuntimeException e) {
                if (TransientFailure.is(e)) {
                    throw e;
                }
                LOG.warn("{} failed with {}, attempt {} of {}", consumer, record, attempt, attempts, e);
                if (attempt >= attempts) {
                    return fault(e, attempt);
                }
                pause.of(retry.pause());
            }
        }
    }

    private void deliver(Arrived record, Runnable done) {
        var message = reader.read(record);
        if (message.isPresent()) {
            delivery.deliver(message.get(), done);
        } else {
            LOG.info("{} passes over {}, of type {}", consumer, record, record.header("ce_type"));
            inbox.inTransaction(done);
            passedOver.incrementAndGet();
        }
    }

    private static Fault fault(RuntimeException e, int attempts) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof RejectedException refused) {
                return new Fault(
                        refused.rejection().code().name(),
                        Arrived.storable(refused.rejection().detail()),
                        attempts);
            }
        }
        return new Fault("FAILED", Arrived.storable(e.getClass().getSimpleName() + ": " + e.getMessage()), attempts);
    }
}
