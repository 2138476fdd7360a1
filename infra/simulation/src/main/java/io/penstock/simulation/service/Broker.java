package io.penstock.simulation.service;

import io.penstock.contracts.Topics;
import io.penstock.platform.inbox.IncomingMessage;
import io.penstock.platform.json.PlatformJson;
import io.penstock.platform.publish.OutgoingMessage;
import io.penstock.simulation.service.LogRow.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Topics whose records keep their order within a key, and the positions that publishers commit with them. */
public final class Broker {

    /** Where records with one key wait in their order. */
    record Lane(String topic, String key) implements Comparable<Lane> {

        @Override
        public int compareTo(Lane other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic != 0 ? byTopic : key.compareTo(other.key);
        }
    }

    /** A record as a publisher writes it. */
    record Written(String id, OutgoingMessage message) {}

    private record Stored(long number, String id, String type, String json) {}

    private final Map<Lane, List<Stored>> lanes = new TreeMap<>();
    private final Map<String, Position> positions = new HashMap<>();
    private long records;

    /** Records and position in one transaction. */
    void commit(String publisher, List<Written> written, Position position) {
        for (var each : written) {
            var message = each.message();
            lanes.computeIfAbsent(new Lane(message.topic(), message.key()), _ -> new ArrayList<>())
                    .add(new Stored(
                            ++records,
                            each.id(),
                            Topics.typeOf(message.body().getClass()),
                            PlatformJson.mapper().writeValueAsString(message.body())));
        }
        positions.put(publisher, position);
    }

    Position position(String publisher) {
        return positions.getOrDefault(publisher, Position.START);
    }

    List<Lane> lanesOf(Set<String> topics) {
        return lanes.keySet().stream()
                .filter(lane -> topics.contains(lane.topic()))
                .toList();
    }

    int size(Lane lane) {
        return lanes.getOrDefault(lane, List.of()).size();
    }

    /** When the record was written, in the order of all. */
    long number(Lane lane, int offset) {
        return lanes.getOrDefault(lane, List.of()).get(offset).number();
    }

    IncomingMessage read(Lane lane, int offset) {
        var stored = lanes.getOrDefault(lane, List.of()).get(offset);
        var body = Topics.TYPES.get(stored.type());
        if (body == null) {
            throw new IllegalStateException("no type " + stored.type());
        }
        return new IncomingMessage(
                stored.id(),
                stored.type(),
                lane.topic(),
                lane.key(),
                PlatformJson.mapper().readValue(stored.json(), body));
    }

    /** Ids of all records, as often as they are there. */
    public List<String> ids() {
        return lanes.values().stream().flatMap(List::stream).map(Stored::id).toList();
    }
}
