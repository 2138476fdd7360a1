package io.penstock.portal.upstream;

import io.penstock.portal.PortalSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the services by GET, with the reader's token. */
@Component
final class Upstream {

    private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            // A redirect would carry the reader's token to an address nobody configured.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final URI issuance;
    private final URI servicing;

    Upstream(PortalSettings settings) {
        this.issuance = settings.issuance();
        this.servicing = settings.servicing();
    }

    <T> CompletableFuture<Answer<T>> get(Source source, String path, Class<T> type, String token) {
        return ask(source, path, token, tree -> json.treeToValue(tree, type));
    }

    /** A list, sent bare or as the {@code items} of a page. */
    <T> CompletableFuture<Answer<List<T>>> list(Source source, String path, Class<T> element, String token) {
        return ask(source, path, token, tree -> {
            List<T> elements = new ArrayList<>();
            for (JsonNode node : tree.isArray() ? tree : tree.path("items")) {
                if (node.isNull()) {
                    throw new IllegalArgumentException("null in a list");
                }
                elements.add(json.treeToValue(node, element));
            }
            return List.copyOf(elements);
        });
    }

    private <T> CompletableFuture<Answer<T>> ask(
            Source source, String path, String token, Function<JsonNode, T> reader) {
        URI base = source == Source.ISSUANCE ? issuance : servicing;
        URI address = URI.create(base.toString().replaceAll("/+$", "") + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER_TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, failure) ->
                        failure == null ? answer(source, address, response, reader) : silent(source, address, failure));
    }

    /** A file, byte for byte. */
    CompletableFuture<Answer<byte[]>> file(Source source, String path, String token) {
        URI base = source == Source.ISSUANCE ? issuance : servicing;
        URI address = URI.create(base.toString().replaceAll("/+$", "") + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER_TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, failure) -> {
                    if (failure != null) {
                        return silent(source, address, failure);
                    }
                    return response.statusCode() == 200
                            ? new Answer.Found<>(source, response.body())
                            : answer(source, address, response, _ -> new byte[0]);
                });
    }

    private <T> Answer<T> answer(
            Source source, URI address, HttpResponse<byte[]> response, Function<JsonNode, T> reader) {
        int status = response.statusCode();
        switch (status) {
            case 200 -> {
                try {
                    return new Answer.Found<>(source, reader.apply(tree(response.body())));
                } catch (JacksonException | IllegalArgumentException unreadable) {
                    LOG.warn("{} sent what cannot be read: {}", address, unreadable.getMessage());
                    return new Answer.Unavailable<>(source);
                }
            }
            case 404 -> {
                return new Answer.Absent<>(source);
            }
            case 401, 403 -> {
                return new Answer.Refused<>(source, status);
            }
            default -> {
                LOG.warn("{} answered {}", address, status);
                return new Answer.Unavailable<>(source);
            }
        }
    }

    private static <T> Answer<T> silent(Source source, URI address, Throwable failure) {
        LOG.warn("{} did not answer: {}", address, cause(failure));
        return new Answer.Unavailable<>(source);
    }

    private JsonNode tree(byte[] body) {
        JsonNode tree = json.readTree(body);
        if (tree == null || !tree.isContainer()) {
            throw new IllegalArgumentException("neither object nor list: " + body.length + " bytes");
        }
        return tree;
    }

    private static String cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause().toString()
                : failure.toString();
    }
}
