package io.penstock.contracts.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Schemas and AsyncAPI documents are what the records give. After a change: {@code mvn test -pl contracts/messages -am
 * -Dtest=AsyncApiTest -Dpenstock.approve=true}.
 */
class AsyncApiTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path SCHEMAS = Path.of("src/main/resources/schema");
    private static final Path DOCUMENTS = Path.of("../../docs/reference/asyncapi");

    static Stream<String> types() {
        return Topics.TYPES.keySet().stream().sorted();
    }

    static Stream<String> topics() {
        return Topics.FACTS.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSchemaIsUpToDate(String type) throws IOException {
        assertApproved(SCHEMAS.resolve(type + ".schema.json"), MessageSchema.of(type, Topics.TYPES.get(type)));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theDocumentIsUpToDate(String topic) throws IOException {
        assertApproved(DOCUMENTS.resolve(topic + ".json"), AsyncApi.of(topic));
    }

    @Test
    void everyMessageHasATopic() {
        assertThat(Topics.MESSAGES.keySet()).containsExactlyInAnyOrderElementsOf(Topics.FACTS);
        assertThat(Topics.MESSAGES.values().stream().flatMap(List::stream).toList())
                .containsExactlyInAnyOrderElementsOf(List.copyOf(Topics.TYPES.values()));
    }

    private static void assertApproved(Path file, JsonNode content) throws IOException {
        var text = JSON.writeValueAsString(content).replace("\r\n", "\n") + "\n";
        if (Boolean.getBoolean("penstock.approve")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }
}
