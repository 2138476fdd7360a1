package io.penstock.cli.bench.faults;

/**
 * What the checker needs of one event. Lists of facts are in the order in which somebody read them.
 *
 * @param sequence 0, 1, 2 … in its stream
 * @param commandId of the command that caused it, from its metadata
 * @param cause of that command: a caller's request with its key, a message, another event; empty if nothing is known
 * @param reference of a payment, from its payload; empty if it has none
 */
record Fact(
        String eventId, String streamId, long sequence, String name, String commandId, String cause, String reference) {

    /** What a command of the load is known by in the log. */
    String mark() {
        return mark(name, streamId, reference);
    }

    static String mark(String name, String streamId, String reference) {
        return name + " " + streamId + (reference.isEmpty() ? "" : " " + reference);
    }
}
