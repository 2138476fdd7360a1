package io.penstock.platform.projection;

import io.penstock.platform.eventstore.HorizonToken;
import io.penstock.platform.rest.OperationFailedException;
import java.util.List;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where the live processor of a projection stands, as its own transactions have stored it. */
final class LivePosition {

    private record Token(@Nullable String json, @Nullable String type) {}

    private final JdbcTemplate jdbc;
    private final Serializer serializer;

    LivePosition(JdbcTemplate jdbc, Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    HorizonToken of(String projection) {
        return read(projection, "");
    }

    /** Inside a transaction: until its end the live processor can finish no batch. */
    HorizonToken held(String projection) {
        return read(projection, " for update");
    }

    private HorizonToken read(String projection, String lock) {
        var tokens = jdbc.query(
                "select convert_from(token, 'UTF8') as json, tokentype from token_entry where processorname = ? order by segment"
                        + lock,
                (row, _) -> new Token(row.getString("json"), row.getString("tokentype")),
                projection);
        if (tokens.size() > 1) {
            throw new OperationFailedException(
                    "PROJECTION_SPLIT", "projection " + projection + " has several segments", List.of());
        }
        if (tokens.isEmpty()
                || tokens.getFirst().json() == null
                || tokens.getFirst().type() == null) {
            return HorizonToken.START;
        }
        var token = tokens.getFirst();
        return position(serializer.deserialize(new SimpleSerializedObject<>(
                token.json(), String.class, new SimpleSerializedType(token.type(), null))));
    }

    /** While a reset is replayed, and until the first event after it, the position stands inside a replay token. */
    private static HorizonToken position(@Nullable Object token) {
        return switch (token) {
            case null -> HorizonToken.START;
            case HorizonToken position -> position;
            case ReplayToken replay -> position(replay.getCurrentToken());
            default -> throw new IllegalStateException("not a position of this log: " + token);
        };
    }
}
