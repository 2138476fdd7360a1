package io.penstock.platform.eventstore;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step from a stored form of an event to a younger one. The stored bytes stay as they are; the step is taken each
 * time they are read, so it must be pure: the same tree in, the same tree out, nothing else looked at.
 *
 * <p>Declared beside the event types of its context, and never removed while an event of the old form is in a log.
 *
 * @param name stored name, {@code "tranche.principal-repaid"}
 * @param revision stored revision, {@code "1"}
 * @param nextName name after the step, the same unless the event was renamed
 * @param nextRevision revision after the step
 * @param step the tree of the old form to the tree of the new one; may change and return its argument
 */
public record EventUpcaster(
        String name, String revision, String nextName, String nextRevision, UnaryOperator<ObjectNode> step) {

    public EventUpcaster {
        if (name.equals(nextName) && revision.equals(nextRevision)) {
            throw new IllegalArgumentException("upcaster of " + name + "@" + revision + " leads to itself");
        }
    }

    /** To another revision of the same name. */
    public static EventUpcaster revise(String name, String from, String to, UnaryOperator<ObjectNode> step) {
        return new EventUpcaster(name, from, name, to, step);
    }

    /** To another name; what the event says stays as it is. */
    public static EventUpcaster rename(String oldName, String revision, String newName) {
        return new EventUpcaster(oldName, revision, newName, revision, UnaryOperator.identity());
    }
}
