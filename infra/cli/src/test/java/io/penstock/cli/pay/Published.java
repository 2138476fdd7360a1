package io.penstock.cli.pay;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.SharedMaterial;
import io.penstock.kernel.Money;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A servicer certificate as its file has it: texts, found by their keys. */
record Published(JsonNode json) {

    /** The certificates in a file of {@code data/certificates}. */
    static Stream<Published> in(String file, String list) throws IOException {
        var json = new ObjectMapper()
                .readTree(SharedMaterial.file("data/certificates/" + file).toFile());
        return StreamSupport.stream(json.get(list).spliterator(), false).map(Published::new);
    }

    String text(String... keys) {
        var node = json;
        for (var key : keys) {
            node = requireNonNull(node.get(key), () -> "no " + List.of(keys) + " in " + this);
        }
        return node.asText();
    }

    Money money(String... keys) {
        return Money.of("USD", text(keys));
    }

    /** The keys below a key. */
    List<String> keys(String... path) {
        var node = json;
        for (var key : path) {
            node = node.get(key);
        }
        Iterator<String> names = node.fieldNames();
        return Stream.generate(() -> names)
                .limit(node.size())
                .map(Iterator::next)
                .toList();
    }

    /** The last month of the collection period. */
    String month() {
        return json.get("collection_period").get(1).asText().substring(0, 7);
    }

    /** The month before a collection period of one month. */
    String monthBefore() {
        return java.time.YearMonth.parse(month()).minusMonths(1).toString();
    }

    /** A map whose keys keep their order. */
    static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    @Override
    public String toString() {
        var paid = json.has("distribution_date") ? json.get("distribution_date") : json.get("payment_date");
        return text("deal_id") + " paid " + paid.asText();
    }
}
