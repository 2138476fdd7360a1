package io.penstock.cli.bench.faults;

/**
 * A command as its client remembers it.
 *
 * @param service that it was for
 * @param key sent as {@code Idempotency-Key} with every attempt
 * @param mark of the one event that it must cause: see {@link Fact#mark()}
 */
record SentCommand(String service, String key, String mark, Outcome outcome) {

    /** How it ended for the client. */
    enum Outcome {
        /** The service said yes: the event must be there, once. */
        ACKNOWLEDGED,
        /** No answer until the client gave up: the event may be there, once. */
        UNKNOWN,
        /** The service said no. */
        REFUSED
    }
}
