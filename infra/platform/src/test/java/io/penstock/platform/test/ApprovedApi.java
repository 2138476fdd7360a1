package io.penstock.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of a service's API beside the one that is published. A change is looked at, and published with
 * {@code -Dpenstock.approve=true}.
 */
public final class ApprovedApi {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path DOCUMENTS = Path.of("../docs/reference/openapi");

    private ApprovedApi() {}

    /**
     * Fails if the description is not the published one, or if an operation says nothing of roles or problems.
     *
     * @param service {@code "issuance"}
     * @param text as the service gives it; where it was asked is left out
     */
    public static void check(String service, String text) {
        var api = (ObjectNode) JSON.readTree(text);
        api.remove("servers");
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(silent(api)).as("operations that name no role or no problem").isEmpty();
        approved(
                DOCUMENTS.resolve(service + ".json"),
                JSON.writeValueAsString(api).replace("\r\n", "\n") + "\n");
    }

    private static List<String> silent(JsonNode api) {
        var all = new ArrayList<String>();
        api.path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
                    boolean isKeyed = operation
                            .path("parameters")
                            .valueStream()
                            .anyMatch(each -> each.path("name").asString().equals("Idempotency-Key"));
                    if (operation.path("x-roles").isEmpty()
                            || operation.path("responses").path("default").isMissingNode()
                            || (method.equals("post") && !isKeyed)) {
                        all.add(method + " " + path);
                    }
                }));
        return all;
    }

    private static void approved(Path file, String text) {
        try {
            if (Boolean.getBoolean("penstock.approve")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(file).hasContent(text);
    }
}
