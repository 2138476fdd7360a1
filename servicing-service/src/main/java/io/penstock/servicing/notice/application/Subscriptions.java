package io.penstock.servicing.notice.application;

import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.servicing.notice.Channel;
import io.penstock.servicing.notice.SubscriptionCommand.CloseSubscription;
import io.penstock.servicing.notice.SubscriptionCommand.OpenSubscription;
import io.penstock.servicing.notice.SubscriptionCommand.Person;
import io.penstock.servicing.notice.SubscriptionCommand.ReplaceSecret;
import io.penstock.servicing.notice.SubscriptionEvent;
import io.penstock.servicing.notice.SubscriptionEvent.SubscriptionOpened;
import io.penstock.servicing.notice.SubscriptionId;
import io.penstock.servicing.notice.SubscriptionRejection;
import io.penstock.servicing.notice.domain.Subscription;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Opens and ends subscriptions. Address and secret are stored, sealed, before the event that makes use of them. */
@Service
public class Subscriptions {

    /** What a secret begins with as it is told, as the Standard Webhooks convention has it. */
    public static final String SECRET_PREFIX = "whsec_";

    private final Commands commands;
    private final Streams streams;
    private final SubscriptionSecrets secrets;
    private final List<NoticeChannel> channels;
    private final NoticeProperties properties;

    public Subscriptions(
            Commands commands,
            Streams streams,
            SubscriptionSecrets secrets,
            List<NoticeChannel> channels,
            NoticeProperties properties) {
        this.commands = commands;
        this.streams = streams;
        this.secrets = secrets;
        this.channels = List.copyOf(channels);
        this.properties = properties;
    }

    /**
     * What is wrong with an address.
     *
     * @return empty if nothing is
     */
    public String faultOf(Channel channel, String target) {
        return channels.stream()
                .filter(each -> each.channel() == channel)
                .findFirst()
                .map(each -> each.faultOf(target))
                .orElse("nothing is sent by " + channel + " here");
    }

    /**
     * Opens a subscription.
     *
     * @return the secret that signs, the only time that it is told; empty for e-mail
     */
    public Optional<String> open(OpenSubscription command, String target) {
        // Decided before anything is kept: the address of a subscription that stands must not be replaced.
        if (!(state(command.subscriptionId()) instanceof Subscription.Absent)) {
            throw new RejectedException(new Rejection(
                    SubscriptionRejection.SUBSCRIPTION_EXISTS,
                    command.subscriptionId().name() + " is taken: choose another name"));
        }
        var name = command.subscriptionId().name();
        // Under name and owner: who loses a race for the name has not redirected what is sent to the other.
        var key = SubscriptionSecrets.key(name, command.person().name());
        secrets.keepTarget(key, target);
        var secret = command.channel() == Channel.WEBHOOK
                ? Optional.of(text(secrets.newSecret(key, Duration.ZERO)))
                : Optional.<String>empty();
        commands.send(command);
        return secret;
    }

    /**
     * Signs with a new secret from now on.
     *
     * @return the secret, the only time that it is told
     */
    public String replaceSecret(SubscriptionId id, Person person) {
        commands.send(new ReplaceSecret(id, person));
        return text(secrets.newSecret(SubscriptionSecrets.key(id.name(), person.name()), properties.secretOverlap()));
    }

    /** Ends a subscription; its address and secrets are deleted soon after. */
    public void close(SubscriptionId id, Person person) {
        commands.send(new CloseSubscription(id, person));
    }

    private Subscription state(SubscriptionId id) {
        return streams.fold(
                id.value(),
                Subscription.INITIAL,
                (state, event) -> event instanceof SubscriptionEvent known ? Subscription.evolve(state, known) : state);
    }

    /** The subscription as it was opened; for reading one's own write before the reaction has seen it. */
    public Optional<SubscriptionOpened> opened(SubscriptionId id) {
        return streams.fold(
                id.value(),
                Optional.empty(),
                (found, event) -> event instanceof SubscriptionOpened opened ? Optional.of(opened) : found);
    }

    private static String text(byte[] secret) {
        return SECRET_PREFIX + Base64.getEncoder().encodeToString(secret);
    }
}
