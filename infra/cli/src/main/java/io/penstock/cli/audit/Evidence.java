package io.penstock.cli.audit;

import java.util.List;
import java.util.stream.Stream;

/** Where an auditor reads the log: a running service or an exported folder. */
public interface Evidence {

    /** The services that keep a log, in the order in which they are read. */
    List<String> SERVICES = List.of("issuance", "servicing");

    /** All records in journal order. The caller closes the stream. */
    Stream<LogRecord> log(String service);

    /** The records behind a position. The caller closes the stream. */
    default Stream<LogRecord> log(String service, long after) {
        return log(service).skip(after);
    }

    /** What the service has on chain, by its own list, oldest first. */
    List<Anchor> anchors(String service);

    /** How many events the service's log holds, journaled or not. */
    long eventCount(String service);

    /**
     * A block of a journal that was written on chain.
     *
     * @param from first position
     * @param to last position
     * @param root Merkle root over the record hashes of the block, 64 hex digits
     * @param head of the hash chain at {@code to}, 64 hex digits
     */
    record Anchor(long from, long to, String root, String head) {}
}
