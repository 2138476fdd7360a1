package io.penstock.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Each record against its approved sample: a changed, renamed or dropped member breaks the other service. */
class MessageSamplesTest {

    private final JsonMapper json = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    static Stream<String> types() {
        return Topics.TYPES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsAndWritesItsApprovedSample(String type) {
        var sample = sample(type);
        var message = json.readValue(sample, Topics.TYPES.get(type));
        assertThat(message).hasNoNullFieldsOrProperties();
        assertThat(json.writeValueAsString(message).replace("\r\n", "\n")).isEqualTo(sample.strip());
    }

    @ParameterizedTest
    @MethodSource("types")
    void ignoresWhatALaterProducerAdds(String type) {
        var sample = sample(type);
        var extended = sample.replaceFirst("\\{", "{\"addedLater\":true,");
        assertThat(json.readValue(extended, Topics.TYPES.get(type)))
                .isEqualTo(json.readValue(sample, Topics.TYPES.get(type)));
    }

    @Test
    void everyTypeIsFoundByItsClass() {
        assertThat(Topics.TYPES)
                .allSatisfy((type, record) -> assertThat(Topics.typeOf(record)).isEqualTo(type));
    }

    private static String sample(String type) {
        try (var in = MessageSamplesTest.class.getResourceAsStream("/approved/" + type + ".json")) {
            assertThat(in).as("approved sample of " + type).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
