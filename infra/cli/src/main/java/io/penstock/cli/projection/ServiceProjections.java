package io.penstock.cli.projection;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.cli.rest.ServiceFault;
import io.penstock.launcher.LaunchException;
import io.penstock.launcher.RunningStack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Projections of both services of a running platform. */
public final class ServiceProjections {

    private static final String PATH = "/v1/operations/projections";

    /** One of them, as its service shows it. */
    public record Found(ServiceClient client, String service, JsonNode status) {

        String name() {
            return status.path("name").asText();
        }
    }

    private final List<ServiceClient> clients;
    private final List<String> names = List.of("issuance", "servicing");

    /** Speaks as an operator. */
    public ServiceProjections(RunningStack stack) {
        var token = stack.token("operator", "operator");
        clients = List.of(
                new ServiceClient("issuance", stack.urls().issuance(), token),
                new ServiceClient("servicing", stack.urls().servicing(), token));
    }

    /** All, with the hash of their rows. */
    public List<Found> all() {
        var found = new ArrayList<Found>();
        for (int i = 0; i < clients.size(); i++) {
            for (var status : clients.get(i).get(PATH + "?hash=true")) {
                found.add(new Found(clients.get(i), names.get(i), status));
            }
        }
        return found;
    }

    /**
     * The one of this name.
     *
     * @throws LaunchException if neither service has it
     */
    public Found named(String name) {
        return all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LaunchException(
                        "there is no projection " + name,
                        "There are " + all().stream().map(Found::name).toList() + "."));
    }

    /**
     * Rebuilds beside the serving rows, compares, and throws the rebuild away.
     *
     * @throws ServiceFault if rows differ
     */
    public JsonNode verify(Found projection, Consumer<JsonNode> progress) {
        return run(projection, "/verify", progress);
    }

    /**
     * Rebuilds beside the serving rows and puts the rebuilt ones in their place.
     *
     * @param ruleChanged whether other rows than the serving ones are expected
     * @throws ServiceFault if rows differ and no other ones are expected
     */
    public JsonNode rebuild(Found projection, boolean ruleChanged, Consumer<JsonNode> progress) {
        return run(projection, "/rebuild?ruleChanged=" + ruleChanged, progress);
    }

    private static JsonNode run(Found projection, String what, Consumer<JsonNode> progress) {
        var accepted = projection
                .client()
                .post(PATH + "/" + ServiceClient.encode(projection.name()) + what, ServiceClient.nothing());
        return projection.client().awaitOperation(accepted, progress).path("result");
    }
}
