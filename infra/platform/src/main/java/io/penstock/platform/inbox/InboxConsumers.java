package io.penstock.platform.inbox;

import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.WorkerGroup;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** One consumer for each listener of the service, so that one that fails does not hold up the others. */
public final class InboxConsumers extends WorkerGroup {

    /** @throws IllegalStateException if two listeners have one name */
    public InboxConsumers(
            Leases leases,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            List<IntegrationListener> listeners,
            List<IntegrationCommandListener> commandListeners,
            String service,
            String kafka) {
        super(consumers(leases, new Inbox(jdbc, transaction), listeners, commandListeners, service, kafka));
    }

    private static List<MessageConsumer> consumers(
            Leases leases,
            Inbox inbox,
            List<IntegrationListener> listeners,
            List<IntegrationCommandListener> commandListeners,
            String service,
            String kafka) {
        var consumers = new ArrayList<MessageConsumer>();
        for (IntegrationListener each : listeners) {
            consumers.add(new MessageConsumer(
                    leases, service, kafka, each.consumer(), each.topics(), message -> inbox.once(each, message)));
        }
        for (IntegrationCommandListener each : commandListeners) {
            consumers.add(new MessageConsumer(
                    leases,
                    service,
                    kafka,
                    each.consumer(),
                    each.topics(),
                    message -> inbox.atLeastOnce(each, message)));
        }
        return consumers;
    }
}
