package io.penstock.servicing.notice;

import java.util.List;

/** A fact about a subscription. */
public sealed interface SubscriptionEvent {

    SubscriptionId subscriptionId();

    /**
     * Notices are sent from now on. Where to is no part of the fact: an address is personal data.
     *
     * @param dealId empty for every deal
     * @param topics in the order of {@link NoticeTopic}, each once
     */
    record SubscriptionOpened(
            SubscriptionId subscriptionId,
            String owner,
            Channel channel,
            String dealId,
            List<NoticeTopic> topics,
            Language language)
            implements SubscriptionEvent {}

    /**
     * Another secret signs.
     *
     * @param version 1 is the secret of the opening
     */
    record SecretReplaced(SubscriptionId subscriptionId, String replacedBy, int version) implements SubscriptionEvent {}

    /** Nothing is sent any more. */
    record SubscriptionClosed(SubscriptionId subscriptionId, String closedBy) implements SubscriptionEvent {}
}
