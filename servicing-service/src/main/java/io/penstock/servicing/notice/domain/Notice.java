package io.penstock.servicing.notice.domain;

import io.penstock.deal.CanonicalJson;
import io.penstock.deal.Json;
import io.penstock.servicing.notice.NoticeTopic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that is told. It names what has happened and where to read it, and neither a holder nor an amount of one.
 *
 * @param data text by name
 */
public record Notice(NoticeTopic topic, String dealId, LocalDate paymentDate, Map<String, String> data) {

    public Notice {
        data = Map.copyOf(data);
    }

    /**
     * The body as it is sent and signed, canonical JSON.
     *
     * @param recordedAt when the event was stored
     */
    public String body(Instant recordedAt) {
        Map<String, Json> members = new LinkedHashMap<>();
        data.forEach((name, value) -> members.put(name, new Json.Text(value)));
        members.put("deal", new Json.Text(dealId));
        members.put("paymentDate", new Json.Text(paymentDate.toString()));
        return CanonicalJson.print(Json.Members.of(Map.of(
                "type", new Json.Text(topic.text()),
                "timestamp", new Json.Text(recordedAt.toString()),
                "data", Json.Members.of(members))));
    }
}
