package io.penstock.servicing.notice.application;

import io.penstock.servicing.notice.Channel;
import io.penstock.servicing.notice.Language;
import io.penstock.servicing.notice.NoticeTopic;
import io.penstock.servicing.notice.SubscriptionEvent.SubscriptionOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Open subscriptions, and every delivery with what became of it. Each write may be repeated. */
public interface DeliveryStore {

    void open(SubscriptionOpened event, Instant recordedAt);

    /** Deletes what a notice could be sent with; deliveries that wait are cancelled. */
    void close(String subscription);

    /**
     * A delivery for every subscription that was open when the event was stored and wants the topic.
     *
     * @param eventId of the event that is told
     */
    void add(String eventId, Instant recordedAt, NoticeTopic topic, String dealId, String body);

    /** The first undelivered one of each subscription, if it is due. Those behind one that is dead wait. */
    List<Due> due();

    void delivered(String id, int attempt, String answer);

    /**
     * An attempt that did not succeed.
     *
     * @param again after which it is due once more; empty if it waits for an operator
     */
    void failed(String id, int attempt, String answer, Optional<Duration> again);

    /** Sends it once more, at once and under its id. False if there is none. */
    boolean replay(String id);

    /** Gives a dead one up; those behind it go on. False if it is not dead. */
    boolean discard(String id, String person);

    List<Subscribed> subscriptions();

    Optional<Subscribed> subscription(String name);

    /** Newest first. */
    List<Delivery> deliveries(String subscription, int limit);

    /**
     * A notice that is to be sent now.
     *
     * @param attempts so far
     */
    record Due(
            String id,
            String subscription,
            String owner,
            Channel channel,
            Language language,
            NoticeTopic topic,
            String body,
            int attempts) {}

    /** A subscription as its events tell it. */
    record Subscribed(
            String name,
            String owner,
            Channel channel,
            String dealId,
            List<String> topics,
            Language language,
            boolean open,
            Instant openedAt) {}

    /**
     * What became of a notice.
     *
     * @param state PENDING, DELIVERED, DEAD, DISCARDED or CANCELLED
     * @param answer of the last attempt
     */
    record Delivery(
            String id,
            String subscription,
            String topic,
            String body,
            String state,
            int attempts,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant settledAt,
            String answer) {}
}
