package io.penstock.servicing.notice;

import static io.penstock.servicing.notice.NoticeTopic.PAYMENT_MADE;
import static io.penstock.servicing.notice.NoticeTopic.REPORT_PUBLISHED;
import static io.penstock.servicing.notice.SubscriptionRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.servicing.notice.SubscriptionCommand.CloseSubscription;
import io.penstock.servicing.notice.SubscriptionCommand.OpenSubscription;
import io.penstock.servicing.notice.SubscriptionCommand.Person;
import io.penstock.servicing.notice.SubscriptionCommand.ReplaceSecret;
import io.penstock.servicing.notice.SubscriptionEvent.SecretReplaced;
import io.penstock.servicing.notice.SubscriptionEvent.SubscriptionClosed;
import io.penstock.servicing.notice.SubscriptionEvent.SubscriptionOpened;
import io.penstock.servicing.notice.domain.Subscription;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every command in every state, by its owner, by a stranger and by an operator. */
class SubscriptionTest {

    private static final SubscriptionId ID = SubscriptionId.named("desk-7");
    private static final Person ADA = new Person("ada", false);
    private static final Person EVE = new Person("eve", false);
    private static final Person OTTO = new Person("otto", true);

    private final DeciderSpec<SubscriptionCommand, SubscriptionEvent, Subscription> subscription =
            new DeciderSpec<>(Subscription::decide, Subscription::evolve, Subscription.INITIAL);

    private final SubscriptionOpened opened = opened(Channel.WEBHOOK);
    private final SubscriptionClosed closed = new SubscriptionClosed(ID, "ada");

    @Test
    void isOpenedWithItsTopicsInOrderAndOnce() {
        subscription
                .given()
                .when(open(ADA, List.of(PAYMENT_MADE, REPORT_PUBLISHED, PAYMENT_MADE)))
                .then(opened);
    }

    @Test
    void isNotOpenedForNothing() {
        subscription.given().when(open(ADA, List.of())).thenRejected(TOPICS_MISSING);
    }

    @Test
    void aNameIsTakenOnceAndForEver() {
        subscription.given(opened).when(open(ADA, List.of(PAYMENT_MADE))).thenRejected(SUBSCRIPTION_EXISTS);
        subscription.given(opened).when(open(EVE, List.of())).thenRejected(SUBSCRIPTION_EXISTS);
        subscription
                .given(opened, closed)
                .when(open(ADA, List.of(PAYMENT_MADE)))
                .thenRejected(SUBSCRIPTION_EXISTS);
    }

    @Test
    void theOwnerReplacesTheSecret() {
        subscription.given(opened).when(new ReplaceSecret(ID, ADA)).then(new SecretReplaced(ID, "ada", 2));
        subscription
                .given(opened, new SecretReplaced(ID, "ada", 2))
                .when(new ReplaceSecret(ID, ADA))
                .then(new SecretReplaced(ID, "ada", 3));
        subscription.given(opened).when(new ReplaceSecret(ID, EVE)).thenRejected(SUBSCRIPTION_NOT_FOUND);
        subscription.given(opened).when(new ReplaceSecret(ID, OTTO)).thenRejected(SUBSCRIPTION_NOT_FOUND);
        subscription.given(opened, closed).when(new ReplaceSecret(ID, ADA)).thenRejected(SUBSCRIPTION_ENDED);
        subscription.given(opened, closed).when(new ReplaceSecret(ID, EVE)).thenRejected(SUBSCRIPTION_NOT_FOUND);
        subscription.given().when(new ReplaceSecret(ID, ADA)).thenRejected(SUBSCRIPTION_NOT_FOUND);
    }

    @Test
    void mailHasNoSecret() {
        subscription
                .given(opened(Channel.EMAIL))
                .when(new ReplaceSecret(ID, ADA))
                .thenRejected(CHANNEL_WITHOUT_SECRET);
    }

    @Test
    void isEndedByItsOwnerOrAnOperator() {
        subscription.given(opened).when(new CloseSubscription(ID, ADA)).then(closed);
        subscription.given(opened).when(new CloseSubscription(ID, OTTO)).then(new SubscriptionClosed(ID, "otto"));
        subscription.given(opened).when(new CloseSubscription(ID, EVE)).thenRejected(SUBSCRIPTION_NOT_FOUND);
        subscription.given(opened, closed).when(new CloseSubscription(ID, ADA)).then();
        subscription.given(opened, closed).when(new CloseSubscription(ID, EVE)).thenRejected(SUBSCRIPTION_NOT_FOUND);
        subscription.given().when(new CloseSubscription(ID, OTTO)).thenRejected(SUBSCRIPTION_NOT_FOUND);
    }

    private static OpenSubscription open(Person person, List<NoticeTopic> topics) {
        return new OpenSubscription(ID, person, Channel.WEBHOOK, "", topics, Language.EN);
    }

    private static SubscriptionOpened opened(Channel channel) {
        return new SubscriptionOpened(ID, "ada", channel, "", List.of(REPORT_PUBLISHED, PAYMENT_MADE), Language.EN);
    }
}
