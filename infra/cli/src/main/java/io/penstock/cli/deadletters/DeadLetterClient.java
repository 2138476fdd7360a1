package io.penstock.cli.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.launcher.RunningStack;
import io.penstock.launcher.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Both services of a running platform, spoken to by an operator. */
final class DeadLetterClient {

    private static final int PAGE = 1000;

    private final Map<String, ServiceClient> services;

    private DeadLetterClient(Map<String, ServiceClient> services) {
        this.services = services;
    }

    /** @param operator whose name stands in every decision */
    static DeadLetterClient attach(Path data, String operator) {
        RunningStack stack = Stack.attach(data);
        var token = stack.token(operator, "operator");
        return new DeadLetterClient(Map.of(
                "issuance", new ServiceClient("issuance", stack.urls().issuance(), token),
                "servicing", new ServiceClient("servicing", stack.urls().servicing(), token)));
    }

    /** One of a service. */
    record Letter(LetterId id, JsonNode body) {

        String text(String member) {
            return body.path(member).asText("");
        }

        boolean failed() {
            return text("state").equals("FAILED");
        }
    }

    /** All of both services, issuance first, each in order of arrival. */
    List<Letter> list(boolean all) {
        var letters = new ArrayList<Letter>();
        for (String service : List.of("issuance", "servicing")) {
            long after = 0;
            JsonNode page;
            do {
                page = of(service).get("/v1/operations/dead-letters?all=" + all + "&limit=" + PAGE + "&after=" + after);
                for (JsonNode each : page.path("deadLetters")) {
                    letters.add(new Letter(new LetterId(service, each.path("id").asLong()), each));
                }
                after = page.path("next").asLong();
            } while (!page.path("next").isNull());
        }
        return letters;
    }

    Letter show(LetterId id) {
        return new Letter(id, of(id.service()).get(id.path() + "?payload=true"));
    }

    Letter discard(LetterId id, String reason) {
        return new Letter(id, of(id.service()).post(id.path() + "/discard", Map.of("reason", reason)));
    }

    /** Waits until the service has tried: the letter is then HANDLED, or FAILED once more. */
    Letter redrive(LetterId id, String reason) {
        of(id.service()).post(id.path() + "/redrive", Map.of("reason", reason));
        var result = of(id.service())
                .await(id.path(), body -> !body.path("state").asText().equals("REDRIVE"), _ -> Optional.empty());
        return new Letter(id, result);
    }

    private ServiceClient of(String service) {
        return Objects.requireNonNull(services.get(service));
    }
}
