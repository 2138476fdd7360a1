package io.penstock.contracts.asyncapi;

import io.penstock.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI 3.0 document of one topic: messages with schema, headers and the approved sample as example. */
final class AsyncApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, String> HEADERS = new TreeMap<>(Map.of(
            "ce_specversion", "CloudEvents version, 1.0",
            "ce_id", "event id / index of the message; the same message published again has the same id",
            "ce_source", "/penstock/ and the service",
            "ce_type", "name and version of the message, the title of its schema",
            "ce_subject", "id of the aggregate whose event it was",
            "ce_time", "when the event was recorded, RFC 3339, UTC",
            "ce_dataschema", "file name of the schema",
            "content-type", "application/json",
            "traceparent", "W3C trace context; trace id = event id without hyphens",
            "position", "xid:index of the event in the log of the service"));

    private AsyncApi() {}

    static ObjectNode of(String topic) {
        var document = JSON.createObjectNode();
        document.put("asyncapi", "3.0.0");
        var info = document.putObject("info");
        info.put("title", "Penstock: " + topic);
        info.put("version", "1");
        info.put(
                "description",
                "Facts of the " + topic.substring(0, topic.indexOf('.'))
                        + " service. Key: id of the pool or deal, whose messages keep their order. One partition, kept for"
                        + " ever. Read with isolation.level=read_committed and remember ce_id: each message is there once.");
        var channel = document.putObject("channels").putObject("facts");
        channel.put("address", topic);
        var channelMessages = channel.putObject("messages");
        var operation = document.putObject("operations").putObject("receive");
        operation.put("action", "receive");
        operation.putObject("channel").put("$ref", "#/channels/facts");
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        components.putObject("messageTraits").set("cloudEvent", headers());
        for (Class<?> each : Topics.MESSAGES.get(topic)) {
            var type = Topics.typeOf(each);
            channelMessages
                    .putObject(each.getSimpleName())
                    .put("$ref", "#/components/messages/" + each.getSimpleName());
            messages.set(each.getSimpleName(), message(type, each));
        }
        return document;
    }

    private static ObjectNode message(String type, Class<?> record) {
        var message = JSON.createObjectNode();
        message.put("name", type);
        message.put("summary", RecordDoc.of(record).summary());
        message.put("contentType", "application/json");
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/cloudEvent");
        message.set("payload", MessageSchema.of(type, record));
        message.putArray("examples").addObject().set("payload", JSON.readTree(sample(type)));
        return message;
    }

    private static ObjectNode headers() {
        var trait = JSON.createObjectNode();
        var headers = trait.putObject("headers");
        headers.put("type", "object");
        var members = headers.putObject("properties");
        HEADERS.forEach(
                (name, text) -> members.putObject(name).put("type", "string").put("description", text));
        var required = headers.putArray("required");
        HEADERS.keySet().forEach(required::add);
        return trait;
    }

    private static String sample(String type) {
        try {
            return Files.readString(Path.of("src/test/resources/approved/" + type + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
