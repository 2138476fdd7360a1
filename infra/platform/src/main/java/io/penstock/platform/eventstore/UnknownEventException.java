package io.penstock.platform.eventstore;

/** The log holds an event that this build cannot read. Whoever reads must stop: to pass it over would lose a fact. */
public final class UnknownEventException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnknownEventException(String message) {
        super(message);
    }
}
