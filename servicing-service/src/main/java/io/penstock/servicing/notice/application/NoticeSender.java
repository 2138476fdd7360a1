package io.penstock.servicing.notice.application;

import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.Worker;
import io.penstock.servicing.notice.Channel;
import io.penstock.servicing.notice.application.DeliveryStore.Due;
import io.penstock.servicing.notice.application.NoticeChannel.Delivered;
import io.penstock.servicing.notice.application.NoticeChannel.Failed;
import io.penstock.servicing.notice.application.NoticeChannel.Outcome;
import io.penstock.servicing.notice.application.NoticeChannel.Outgoing;
import io.penstock.servicing.notice.application.NoticeChannel.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends what is due: of each subscription the first that is undelivered, all subscriptions at once. What became of it is
 * recorded after the answer, so a process that dies in between sends it again, under the same id: at least once, in the
 * order of the log.
 */
public final class NoticeSender extends Worker {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final DeliveryStore deliveries;
    private final SubscriptionSecrets secrets;
    private final Map<Channel, NoticeChannel> channels = new EnumMap<>(Channel.class);
    private final NoticeProperties properties;
    private final Clock clock;

    public NoticeSender(
            Leases leases,
            DeliveryStore deliveries,
            SubscriptionSecrets secrets,
            List<NoticeChannel> channels,
            NoticeProperties properties,
            Clock clock) {
        super("notice-sender", leases);
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.properties = properties;
        this.clock = clock;
        channels.forEach(each -> this.channels.put(each.channel(), each));
    }

    @Override
    protected void work() throws InterruptedException {
        while (active()) {
            boolean sent = round();
            healthy();
            if (!sent) {
                pause(LOOK);
            }
        }
    }

    /** One attempt for every subscription that has something due; false if none had. */
    private boolean round() throws InterruptedException {
        var due = deliveries.due();
        if (due.isEmpty()) {
            return false;
        }
        var attempts = new ArrayList<Callable<Outcome>>();
        due.forEach(each -> attempts.add(() -> attempt(each)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = threads.invokeAll(attempts);
            for (int i = 0; i < outcomes.size(); i++) {
                record(due.get(i), outcome(outcomes.get(i)));
            }
        }
        return true;
    }

    private Outcome attempt(Due due) {
        var channel = channels.get(due.channel());
        var key = SubscriptionSecrets.key(due.subscription(), due.owner());
        var target = secrets.target(key);
        if (channel == null || target.isEmpty()) {
            return new Failed("no address is kept");
        }
        return channel.send(new Outgoing(
                due.id(),
                due.subscription(),
                clock.instant(),
                due.topic(),
                due.body(),
                target.get(),
                secrets.secrets(key),
                due.language()));
    }

    private static Outcome outcome(Future<Outcome> attempt) throws InterruptedException {
        try {
            return attempt.get();
        } catch (ExecutionException e) {
            var cause = e.getCause();
            return new Failed(cause == null ? "failed" : cause.getClass().getSimpleName());
        }
    }

    private void record(Due due, Outcome outcome) {
        int attempt = due.attempts() + 1;
        fenced(() -> {
            switch (outcome) {
                case Delivered(var answer) -> deliveries.delivered(due.id(), attempt, answer);
                case Refused(var answer) -> deliveries.failed(due.id(), attempt, answer, Optional.empty());
                case Failed(var answer) ->
                    deliveries.failed(
                            due.id(),
                            attempt,
                            answer,
                            attempt < properties.attempts()
                                    ? Optional.of(properties.pauseAfter(attempt))
                                    : Optional.empty());
            }
        });
    }
}
