package io.penstock.platform.inbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** One consumer for each listener of the service, so that one that fails does not hold up the others. */
public final class InboxConsumers implements SmartLifecycle {

    private final List<MessageConsumer> consumers = new ArrayList<>();
    private volatile boolean running;

    /** @throws IllegalStateException if two listeners have one name */
    public InboxConsumers(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            List<IntegrationListener> listeners,
            List<IntegrationCommandListener> commandListeners,
            String service,
            String kafka) {
        var inbox = new Inbox(jdbc, transaction);
        for (IntegrationListener each : listeners) {
            consumers.add(new MessageConsumer(
                    service, kafka, each.consumer(), each.topics(), message -> inbox.once(each, message)));
        }
        for (IntegrationCommandListener each : commandListeners) {
            consumers.add(new MessageConsumer(
                    service, kafka, each.consumer(), each.topics(), message -> inbox.atLeastOnce(each, message)));
        }
        var names = new HashSet<String>();
        for (MessageConsumer each : consumers) {
            if (!names.add(each.name())) {
                throw new IllegalStateException("two listeners are named " + each.name());
            }
        }
    }

    /** Failures of the moment, one text a consumer that is failing. */
    public List<String> failures() {
        return consumers.stream()
                .filter(each -> each.failure() != null)
                .map(each -> each.name() + ": " + each.failure())
                .toList();
    }

    @Override
    public void start() {
        running = true;
        consumers.forEach(MessageConsumer::start);
    }

    @Override
    public void stop() {
        running = false;
        consumers.parallelStream().forEach(MessageConsumer::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 10_000;
    }
}
