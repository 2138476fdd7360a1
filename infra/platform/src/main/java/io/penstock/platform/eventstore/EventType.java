package io.penstock.platform.eventstore;

/**
 * The stored name of an event record, which outlives its class name.
 *
 * @param name {@code "tranche.principal-repaid"}
 * @param revision {@code "1"}
 */
public record EventType(String name, String revision, Class<?> type) {

    public EventType {
        if (name.isBlank() || revision.isBlank()) {
            throw new IllegalArgumentException("event type of " + type.getName() + " has a blank name or revision");
        }
    }
}
