package io.penstock.servicing.notice.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import io.penstock.servicing.notice.Channel;
import io.penstock.servicing.notice.Language;
import io.penstock.servicing.notice.NoticeTopic;
import io.penstock.servicing.notice.SubscriptionCommand.OpenSubscription;
import io.penstock.servicing.notice.SubscriptionCommand.Person;
import io.penstock.servicing.notice.SubscriptionId;
import io.penstock.servicing.notice.SubscriptionRejection;
import io.penstock.servicing.notice.application.DeliveryStore;
import io.penstock.servicing.notice.application.DeliveryStore.Delivery;
import io.penstock.servicing.notice.application.DeliveryStore.Subscribed;
import io.penstock.servicing.notice.application.SubscriptionSecrets.VaultClosedException;
import io.penstock.servicing.notice.application.Subscriptions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's own subscriptions. An operator sees all of them, and may end them. Addresses are told to nobody. */
@RestController
@RequestMapping("/v1/notice-subscriptions")
class SubscriptionController {

    private static final String READERS = "hasAnyRole('spv-admin','approver','investor','auditor','operator')";
    private static final int DELIVERIES = 200;

    private final Subscriptions subscriptions;
    private final DeliveryStore deliveries;

    SubscriptionController(Subscriptions subscriptions, DeliveryStore deliveries) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    /**
     * What is subscribed to.
     *
     * @param channel webhook or email
     * @param target address of the receiver, or of the mailbox
     * @param deal absent for every deal
     * @param topics such as report.published
     * @param language of e-mail: en, or zh
     */
    record Request(
            String channel,
            String target,
            @Nullable String deal,
            List<String> topics,
            @Nullable String language) {}

    /**
     * A subscription as served.
     *
     * @param secret that signs, in the answer that makes it and nowhere else
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String name,
            String owner,
            String channel,
            @Nullable String deal,
            List<String> topics,
            String language,
            boolean open,
            @Nullable Instant openedAt,
            @Nullable String secret) {}

    /** A secret, told once. */
    record Secret(String secret) {}

    /** A list as served. */
    record Page(List<View> items) {}

    /** Deliveries, newest first. */
    record Deliveries(List<Delivery> items) {}

    @GetMapping
    @PreAuthorize(READERS)
    Page all() {
        return new Page(deliveries.subscriptions().stream()
                .filter(SubscriptionController::mine)
                .map(SubscriptionController::view)
                .toList());
    }

    /**
     * Opens a subscription under a name that the caller chooses. PUT without a key: its answer holds a secret, and must not
     * be stored for a repeat.
     */
    @PutMapping("/{name}")
    @PreAuthorize(READERS)
    View open(
            @PathVariable String name,
            @RequestBody Request request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        withoutKey(key);
        var channel = known("CHANNEL_UNKNOWN", Channel.class, request.channel());
        var language =
                known("LANGUAGE_UNKNOWN", Language.class, request.language() == null ? "en" : request.language());
        var topics =
                request.topics().stream().map(SubscriptionController::topic).toList();
        var fault = subscriptions.faultOf(channel, request.target());
        if (!fault.isEmpty()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "TARGET_REFUSED", fault);
        }
        var deal = request.deal() == null ? "" : request.deal();
        var secret = kept(() -> subscriptions.open(
                new OpenSubscription(id(name), person(), channel, deal, topics, language), request.target()));
        return new View(
                name,
                CurrentActor.name(),
                lower(channel),
                request.deal(),
                topics.stream().distinct().sorted().map(NoticeTopic::text).toList(),
                lower(language),
                true,
                null,
                secret.orElse(null));
    }

    /** Makes a new secret. The one before signs beside it for a day. */
    @PutMapping("/{name}/secret")
    @PreAuthorize(READERS)
    Secret replaceSecret(
            @PathVariable String name,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        withoutKey(key);
        return new Secret(kept(() -> subscriptions.replaceSecret(id(name), person())));
    }

    @DeleteMapping("/{name}")
    @PreAuthorize(READERS)
    ResponseEntity<Void> close(@PathVariable String name) {
        subscriptions.close(id(name), person());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{name}/deliveries")
    @PreAuthorize(READERS)
    Deliveries deliveries(@PathVariable String name) {
        return deliveries
                .subscription(name)
                .filter(SubscriptionController::mine)
                .map(found -> new Deliveries(deliveries.deliveries(name, DELIVERIES)))
                .orElseThrow(() -> notFound(name));
    }

    private static boolean mine(Subscribed subscription) {
        return CurrentActor.hasRole("operator") || subscription.owner().equals(CurrentActor.name());
    }

    private static Person person() {
        return new Person(CurrentActor.name(), CurrentActor.hasRole("operator"));
    }

    private static SubscriptionId id(String name) {
        if (!SubscriptionId.isName(name)) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "SUBSCRIPTION_NAME_INVALID",
                    "a name has letters, digits and hyphens, 64 at most");
        }
        return SubscriptionId.named(name);
    }

    private static NoticeTopic topic(String text) {
        return NoticeTopic.of(text)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "TOPIC_UNKNOWN",
                        "there are "
                                + Arrays.stream(NoticeTopic.values())
                                        .map(NoticeTopic::text)
                                        .collect(Collectors.joining(", "))));
    }

    private static <E extends Enum<E>> E known(String code, Class<E> type, String text) {
        for (E each : type.getEnumConstants()) {
            if (lower(each).equals(text)) {
                return each;
            }
        }
        throw new ProblemException(
                HttpStatus.BAD_REQUEST,
                code,
                "write one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
    }

    private static void withoutKey(@Nullable String key) {
        if (key != null) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "IDEMPOTENCY_KEY_REFUSED",
                    "the answer holds a secret and is not kept for a repeat: send no Idempotency-Key");
        }
    }

    private static <T> T kept(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (VaultClosedException e) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "VAULT_CLOSED", String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException notFound(String name) {
        return ProblemException.notFound(
                SubscriptionRejection.SUBSCRIPTION_NOT_FOUND.name(), "you have no subscription " + name);
    }

    private static View view(Subscribed s) {
        return new View(
                s.name(),
                s.owner(),
                lower(s.channel()),
                s.dealId().isEmpty() ? null : s.dealId(),
                s.topics(),
                lower(s.language()),
                s.open(),
                s.openedAt(),
                null);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
