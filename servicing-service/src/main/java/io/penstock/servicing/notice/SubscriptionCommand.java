package io.penstock.servicing.notice;

import java.util.List;

/** An intention about a subscription. Address and secret are kept beside it, sealed, and are in no command. */
public sealed interface SubscriptionCommand {

    SubscriptionId subscriptionId();

    /** Who orders it, and whether as an operator, who may end what others have opened. */
    record Person(String name, boolean operator) {}

    /**
     * Begins a subscription.
     *
     * @param dealId empty for every deal
     * @param topics in any order
     */
    record OpenSubscription(
            SubscriptionId subscriptionId,
            Person person,
            Channel channel,
            String dealId,
            List<NoticeTopic> topics,
            Language language)
            implements SubscriptionCommand {}

    /** Signs with a new secret; the one before is good for a while. */
    record ReplaceSecret(SubscriptionId subscriptionId, Person person) implements SubscriptionCommand {}

    /** Ends a subscription: its address and secrets are deleted. */
    record CloseSubscription(SubscriptionId subscriptionId, Person person) implements SubscriptionCommand {}
}
