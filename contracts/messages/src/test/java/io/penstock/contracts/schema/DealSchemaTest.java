package io.penstock.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Resources;
import io.penstock.deal.CanonicalJson;
import io.penstock.deal.Json;
import io.penstock.deal.RandomDeals;
import io.penstock.deal.ReaderKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema and the reader of documents say the same. */
class DealSchemaTest {

    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(Resources.text("/schema/deal.v1.schema.json"));

    private final SchemaCheck check = new SchemaCheck(SCHEMA);

    private static final List<String> DOCUMENTS = List.of(
            "/deal/atlas.json", "/deal/orion.json", "/golden/caot-2024-2/deal.json", "/golden/caot-2025-2/deal.json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/deal/atlas.json",
                "/deal/orion.json",
                "/golden/caot-2024-2/deal.json",
                "/golden/caot-2025-2/deal.json"
            })
    void acceptsADocumentAndRefusesItWithAKeyTooManyOrTooFew(String document) {
        var json = CanonicalJson.parse(Resources.text(document));
        assertThat(check.isValid(json)).isTrue();
        int refused = 0;
        for (var path : ReaderKeys.of(Resources.text(document)).keySet()) {
            var schemas = check.at(path);
            boolean fixed = schemas.stream()
                    .allMatch(schema -> !schema.path("additionalProperties").isObject());
            if (fixed) {
                assertThat(check.isValid(JsonEdits.with(json, path, "surprise")))
                        .as(path)
                        .isFalse();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(20);
        for (var key : ((Json.Members) json).members().keySet()) {
            boolean required = SCHEMA.path("required")
                    .valueStream()
                    .anyMatch(name -> name.asString().equals(key));
            assertThat(check.isValid(JsonEdits.without(json, key))).as(key).isEqualTo(!required);
        }
    }

    @Test
    void acceptsRandomDocuments() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (int size = 5; size <= 100; size += 5) {
            var deal = RandomDeals.generate(random, size);
            assertThat(check.isValid(CanonicalJson.parse(deal.canonicalJson()))).isTrue();
        }
    }

    /** Each key that the reader looks for is in the schema, and each key of the schema is looked for. */
    @Test
    void knowsTheKeysOfTheReader() {
        var asked = new TreeMap<String, Set<String>>();
        for (var document : DOCUMENTS) {
            // The usual frequency is left out of a canonical document.
            var text = Resources.text(document).replace("\"paymentDay\"", "\"frequency\":\"MONTHLY\",\"paymentDay\"");
            ReaderKeys.of(text).forEach((path, keys) -> {
                var schemas = check.at(path);
                assertThat(schemas).as(path).isNotEmpty();
                if (schemas.stream()
                        .noneMatch(s -> s.path("additionalProperties").isObject())) {
                    assertThat(SchemaCheck.keys(schemas)).as(path).containsAll(keys);
                }
                schemas.forEach(schema -> asked.computeIfAbsent(name(schema), _ -> new TreeSet<>())
                        .addAll(keys));
            });
        }
        var unread = new ArrayList<String>();
        for (var object : check.objects()) {
            var read = asked.getOrDefault(name(object), Set.of());
            object.path("properties").propertyNames().stream()
                    .filter(key -> !read.contains(key))
                    .forEach(key -> unread.add(name(object) + " " + key));
        }
        assertThat(unread).isEmpty();
    }

    @Test
    void describesEveryKey() {
        for (var object : check.objects()) {
            for (var property : object.path("properties").properties()) {
                var value = property.getValue();
                var described = value.has("description")
                        ? value
                        : SCHEMA.at(value.path("$ref").asString("#").substring(1));
                assertThat(described.path("description").asString(""))
                        .as(property.getKey())
                        .isNotBlank();
            }
        }
    }

    private static String name(JsonNode object) {
        return object.path("description").asString("")
                + object.path("properties").propertyNames();
    }
}
