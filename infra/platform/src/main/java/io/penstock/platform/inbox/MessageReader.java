package io.penstock.platform.inbox;

import io.penstock.contracts.Topics;
import io.penstock.platform.json.PlatformJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Understands records. A type that no version of is known belongs to a newer producer, which may add types at any time:
 * it is passed over. Another version of a known type has taken the place of one that this service lives by: it is not.
 */
final class MessageReader {

    private static final Pattern REVISION = Pattern.compile("(.+)\\.v[0-9]+");

    private final Map<String, Class<?>> types;

    MessageReader() {
        this(Topics.TYPES);
    }

    /** @param types record class of each {@code ce_type} */
    MessageReader(Map<String, Class<?>> types) {
        this.types = types;
    }

    /**
     * The message, or nothing if its type is to be passed over.
     *
     * @throws UnreadableException if it will never be understood
     */
    Optional<IncomingMessage> read(Arrived record) {
        var id = required(record, "ce_id");
        var type = required(record, "ce_type");
        var body = types.get(type);
        if (body != null) {
            return Optional.of(new IncomingMessage(
                    id, type, record.partition().topic(), record.key(), parse(text(record.value()), type, body)));
        }
        var name = name(type);
        if (types.keySet().stream().anyMatch(known -> name(known).equals(name))) {
            throw new UnreadableException(
                    "UNKNOWN_REVISION", "this build knows " + name + ", but not in the version of " + type);
        }
        return Optional.empty();
    }

    private static String name(String type) {
        var matcher = REVISION.matcher(type);
        return matcher.matches() ? matcher.group(1) : type;
    }

    private static String required(Arrived record, String name) {
        var header = record.header(name);
        if (header == null || header.isEmpty()) {
            throw new UnreadableException("HEADER_MISSING", "header " + name + " is missing");
        }
        return header;
    }

    private static String text(byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableException("UNREADABLE", "the record has no value");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("UNREADABLE", "the value is not UTF-8", e);
        }
    }

    private static Object parse(String value, String type, Class<?> body) {
        try {
            return PlatformJson.mapper().readValue(value, body);
        } catch (JacksonException e) {
            throw new UnreadableException("UNREADABLE", "no " + type + ": " + e.getOriginalMessage(), e);
        }
    }
}
