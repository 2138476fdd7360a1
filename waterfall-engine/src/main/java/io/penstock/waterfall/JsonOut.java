package io.penstock.waterfall;

import io.penstock.deal.Json;
import io.penstock.kernel.Money;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Collects the members of one JSON object. Every scalar is a text. */
final class JsonOut {

    private final SortedMap<String, Json> members = new TreeMap<>();

    JsonOut put(String key, Json value) {
        members.put(key, value);
        return this;
    }

    JsonOut text(String key, Object value) {
        return put(key, new Json.Text(value.toString()));
    }

    JsonOut money(String key, Money money) {
        return text(key, MoneyText.of(money));
    }

    <T> JsonOut list(String key, Collection<T> items, Function<? super T, Json> writer) {
        return put(key, Json.Array.of(items.stream().map(writer).toList()));
    }

    JsonOut texts(String key, Collection<String> items) {
        return list(key, items, Json.Text::new);
    }

    <T> JsonOut map(String key, Map<String, T> map, Function<? super T, Json> writer) {
        var out = new TreeMap<String, Json>();
        map.forEach((name, value) -> out.put(name, writer.apply(value)));
        return put(key, Json.Members.of(out));
    }

    JsonOut texts(String key, Map<String, String> map) {
        return map(key, map, Json.Text::new);
    }

    JsonOut moneys(String key, Map<String, Money> map) {
        return map(key, map, money -> new Json.Text(MoneyText.of(money)));
    }

    Json json() {
        return Json.Members.of(members);
    }
}
