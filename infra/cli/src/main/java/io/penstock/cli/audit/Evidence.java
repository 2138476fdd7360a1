package io.penstock.cli.audit;

import java.util.List;
import java.util.stream.Stream;

/** Where an auditor reads the log: a running service or an exported folder. */
public interface Evidence {

    List<String> SERVICES = List.of("issuance", "servicing");

    /** All records in journal order. The caller closes the stream. */
    Stream<LogRecord> log(String service);

    /** The service's own list of what it anchored. */
    List<Anchor> anchors(String service);

    /** How many events the service's log holds, journaled or not. */
    long eventCount(String service);

    /**
     * A stretch of a journal that was written on chain.
     *
     * @param head of the hash chain at {@code to}, 64 hex digits
     */
    record Anchor(long from, long to, String head) {}
}
