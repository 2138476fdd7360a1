package io.penstock.platform.publish;

import io.penstock.contracts.Topics;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.LoggedEvent;
import io.penstock.platform.json.PlatformJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Kafka records of an event, with CloudEvents 1.0 headers in binary mode. The same event always gives the same. */
final class MessageRecords {

    private final EventDecoder decoder;
    private final List<IntegrationMessages> translators;
    private final String service;

    MessageRecords(EventDecoder decoder, List<IntegrationMessages> translators, String service) {
        this.decoder = decoder;
        this.translators = List.copyOf(translators);
        this.service = service;
    }

    List<ProducerRecord<String, String>> of(LoggedEvent logged) {
        var event = decoder.decode(logged);
        var records = new ArrayList<ProducerRecord<String, String>>();
        for (IntegrationMessages translator : translators) {
            for (OutgoingMessage message : translator.translate(event)) {
                records.add(record(message, logged, records.size()));
            }
        }
        return records;
    }

    private ProducerRecord<String, String> record(OutgoingMessage message, LoggedEvent event, int index) {
        var record = new ProducerRecord<>(
                message.topic(), message.key(), PlatformJson.mapper().writeValueAsString(message.body()));
        var type = Topics.typeOf(message.body().getClass());
        var id = event.record().eventId() + "/" + index;
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id);
        header(record, "ce_source", "/penstock/" + service);
        header(record, "ce_type", type);
        header(record, "ce_subject", event.record().streamId());
        header(record, "ce_time", event.record().recordedAt());
        header(record, "ce_dataschema", type + ".schema.json");
        header(record, "content-type", "application/json");
        header(record, "traceparent", TraceParent.of(event.record().eventId(), id));
        header(record, "position", event.position().toString());
        return record;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
