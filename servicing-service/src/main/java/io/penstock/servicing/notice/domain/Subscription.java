package io.penstock.servicing.notice.domain;

import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;
import static io.penstock.servicing.notice.SubscriptionRejection.*;

import io.penstock.kernel.Decision;
import io.penstock.servicing.notice.Channel;
import io.penstock.servicing.notice.SubscriptionCommand;
import io.penstock.servicing.notice.SubscriptionCommand.CloseSubscription;
import io.penstock.servicing.notice.SubscriptionCommand.OpenSubscription;
import io.penstock.servicing.notice.SubscriptionCommand.Person;
import io.penstock.servicing.notice.SubscriptionCommand.ReplaceSecret;
import io.penstock.servicing.notice.SubscriptionEvent;
import io.penstock.servicing.notice.SubscriptionEvent.SecretReplaced;
import io.penstock.servicing.notice.SubscriptionEvent.SubscriptionClosed;
import io.penstock.servicing.notice.SubscriptionEvent.SubscriptionOpened;

/** One subscription: opened by its owner, signed with one secret after another, ended for good. */
public sealed interface Subscription {

    /** Before it is opened. */
    Subscription INITIAL = new Absent();

    /** There is none of the name. */
    record Absent() implements Subscription {}

    /**
     * Notices are sent.
     *
     * @param secretVersion of the secret that signs
     */
    record Open(String owner, Channel channel, int secretVersion) implements Subscription {}

    /** Ended for good. */
    record Closed(String owner) implements Subscription {}

    /** What follows from the command, or why nothing does. */
    static Decision<SubscriptionEvent> decide(SubscriptionCommand command, Subscription subscription) {
        return switch (command) {
            case OpenSubscription c -> open(c, subscription);
            case ReplaceSecret c -> replace(c, subscription);
            case CloseSubscription c -> close(c, subscription);
        };
    }

    /** The subscription after the event. */
    static Subscription evolve(Subscription subscription, SubscriptionEvent event) {
        return switch (event) {
            case SubscriptionOpened e -> new Open(e.owner(), e.channel(), 1);
            case SecretReplaced e ->
                subscription instanceof Open o ? new Open(o.owner(), o.channel(), e.version()) : subscription;
            case SubscriptionClosed _ -> subscription instanceof Open o ? new Closed(o.owner()) : subscription;
        };
    }

    private static Decision<SubscriptionEvent> open(OpenSubscription c, Subscription subscription) {
        return switch (subscription) {
            case Open _, Closed _ ->
                reject(SUBSCRIPTION_EXISTS, c.subscriptionId().name() + " is taken: choose another name");
            case Absent _ ->
                c.topics().isEmpty()
                        ? reject(TOPICS_MISSING, "name at least one topic")
                        : accept(new SubscriptionOpened(
                                c.subscriptionId(),
                                c.person().name(),
                                c.channel(),
                                c.dealId(),
                                c.topics().stream().distinct().sorted().toList(),
                                c.language()));
        };
    }

    private static Decision<SubscriptionEvent> replace(ReplaceSecret c, Subscription subscription) {
        return switch (subscription) {
            case Open o
            when o.owner().equals(c.person().name()) ->
                o.channel() == Channel.EMAIL
                        ? reject(CHANNEL_WITHOUT_SECRET, "e-mail is not signed")
                        : accept(new SecretReplaced(
                                c.subscriptionId(), c.person().name(), o.secretVersion() + 1));
            case Closed e
            when e.owner().equals(c.person().name()) ->
                reject(SUBSCRIPTION_ENDED, c.subscriptionId().name() + " was ended");
            case Absent _, Open _, Closed _ -> notFound(c);
        };
    }

    private static Decision<SubscriptionEvent> close(CloseSubscription c, Subscription subscription) {
        return switch (subscription) {
            case Open o
            when mayEnd(o.owner(), c.person()) ->
                accept(new SubscriptionClosed(c.subscriptionId(), c.person().name()));
            case Closed e when mayEnd(e.owner(), c.person()) -> unchanged();
            case Absent _, Open _, Closed _ -> notFound(c);
        };
    }

    private static boolean mayEnd(String owner, Person person) {
        return person.operator() || person.name().equals(owner);
    }

    private static Decision<SubscriptionEvent> notFound(SubscriptionCommand c) {
        return reject(
                SUBSCRIPTION_NOT_FOUND,
                "you have no subscription " + c.subscriptionId().name());
    }
}
