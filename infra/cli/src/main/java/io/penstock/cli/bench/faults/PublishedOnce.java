package io.penstock.cli.bench.faults;

import static io.penstock.cli.bench.faults.Findings.Kind.*;

import io.penstock.launcher.kafka.KafkaMessages.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what {@code read_committed} consumers see with the log: each event that others must hear of is published
 * once, with all its messages, and each key in the order of the log.
 */
final class PublishedOnce {

    /** Events with exactly one message. */
    private static final Set<String> ONE_MESSAGE = Set.of(
            "deal.closed",
            "tranche.issued",
            "tranche.holder-transfer-mirrored",
            "tranche.trade-settled",
            "loan-book.collection-period-closed",
            "distribution.declared",
            "distribution.paid");

    /** This one has a message for each part of its loans, and one more. */
    private static final String COMMITTED = "asset-pool.committed";

    private static final String FROZEN_TYPE = "io.penstock.issuance.pool-frozen.v1";

    private final Findings findings;

    PublishedOnce(Findings findings) {
        this.findings = findings;
    }

    /**
     * Checks one service.
     *
     * @param messages of all topics, each partition in its order
     * @return how many messages were compared
     */
    long check(String service, List<Fact> log, List<Message> messages) {
        var own = messages.stream()
                .filter(message ->
                        message.headers().getOrDefault("ce_source", "").equals("/penstock/" + service))
                .toList();
        Map<String, List<Message>> byEvent = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Message message : own) {
            var id = message.headers().getOrDefault("ce_id", "");
            if (!ids.add(id)) {
                findings.add(DOUBLED, service + ": message " + id + " on " + message.topic());
            }
            byEvent.computeIfAbsent(eventOf(id), _ -> new ArrayList<>()).add(message);
        }
        Map<String, Integer> places = new HashMap<>();
        for (Fact fact : log) {
            places.put(fact.eventId(), places.size());
            var published = byEvent.getOrDefault(fact.eventId(), List.of());
            if (isIncomplete(fact, published)) {
                findings.add(SKIPPED, service + " publisher passed over " + fact.name() + " of " + fact.streamId());
            }
            for (int index = 0; index < published.size(); index++) {
                if (!ids.contains(fact.eventId() + "/" + index)) {
                    findings.add(SKIPPED, service + ": message " + index + " of event " + fact.eventId());
                }
            }
        }
        order(service, own, places);
        return own.size();
    }

    private static boolean isIncomplete(Fact fact, List<Message> published) {
        if (fact.name().equals(COMMITTED)) {
            return published.stream()
                    .noneMatch(message -> FROZEN_TYPE.equals(message.headers().get("ce_type")));
        }
        return ONE_MESSAGE.contains(fact.name()) && published.isEmpty();
    }

    private void order(String service, List<Message> own, Map<String, Integer> places) {
        Map<String, Integer> last = new HashMap<>();
        for (Message message : own) {
            var event = eventOf(message.headers().getOrDefault("ce_id", ""));
            var place = places.get(event);
            if (place == null) {
                findings.add(DIFFERENT, service + " published event " + event + ", which its log does not hold");
                continue;
            }
            var key = message.topic() + " " + message.key();
            if (last.getOrDefault(key, -1) > place) {
                findings.add(REORDERED, service + ": " + key + " has event " + event + " behind a later one");
            }
            last.merge(key, place, Math::max);
        }
    }

    private static String eventOf(String messageId) {
        int slash = messageId.lastIndexOf('/');
        return slash < 0 ? messageId : messageId.substring(0, slash);
    }
}
