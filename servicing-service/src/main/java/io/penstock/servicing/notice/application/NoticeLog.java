package io.penstock.servicing.notice.application;

import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.notice.SubscriptionEvent;
import io.penstock.servicing.notice.SubscriptionEvent.SecretReplaced;
import io.penstock.servicing.notice.SubscriptionEvent.SubscriptionClosed;
import io.penstock.servicing.notice.SubscriptionEvent.SubscriptionOpened;
import io.penstock.servicing.notice.domain.Subscription;

/** The log of subscriptions, for the service and for replays without it. */
public final class NoticeLog {

    /** Names under which the events are stored, for ever; a test compares the list with the sealed type. */
    public static final EventTypes EVENTS = EventTypes.of(
            new EventType("subscription.opened", "1", SubscriptionOpened.class),
            new EventType("subscription.secret-replaced", "1", SecretReplaced.class),
            new EventType("subscription.closed", "1", SubscriptionClosed.class));

    /** How their streams become states. */
    public static final StateTypes STATES = StateTypes.of(StateType.of(
            "subscription", Subscription.class, Subscription.INITIAL, SubscriptionEvent.class, Subscription::evolve));

    private NoticeLog() {}
}
