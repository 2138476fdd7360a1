package io.penstock.platform.eventstore;

import io.penstock.platform.json.PlatformJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one way from a stored form to an event record, for Axon's aggregates and processors and for everything that reads
 * the log directly.
 */
public final class EventReader {

    private final EventTypes types;
    private final JsonMapper mapper = PlatformJson.mapper();

    public EventReader(EventTypes types) {
        this.types = types;
    }

    /**
     * The event record, in the form of today.
     *
     * @param name stored name
     * @param revision stored revision
     * @param payload stored JSON
     * @throws UnknownEventException if this build knows neither the form nor a way from it
     */
    public Object read(String name, String revision, String payload) {
        var path = path(name, revision);
        try {
            if (path.steps().isEmpty()) {
                return path.reader().readValue(payload);
            }
            if (!(mapper.readTree(payload) instanceof ObjectNode tree)) {
                throw new IllegalStateException("event " + name + "@" + revision + " is no JSON object");
            }
            for (var step : path.steps()) {
                tree = step.apply(tree);
            }
            return path.reader().readValue(tree);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "event " + name + "@" + revision + " cannot be read as "
                            + path.target().type().getSimpleName() + ": " + e.getOriginalMessage(),
                    e);
        }
    }

    /** The class that the stored form is read as. */
    Class<?> target(String name, String revision) {
        return path(name, revision).target().type();
    }

    boolean knows(String name) {
        return types.paths().knows(name);
    }

    private EventPaths.Path path(String name, String revision) {
        return types.paths()
                .find(name, revision)
                .orElseThrow(() -> new UnknownEventException(
                        knows(name)
                                ? "event " + name + " is stored in revision " + revision
                                        + ", and no upcaster of this build leads from there"
                                : "the log holds an event that this build does not know: " + name + "@" + revision));
    }
}
