package io.penstock.cli.audit;

import io.penstock.contracts.journal.HashChain;
import io.penstock.onchain.ChainReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is the log whole and unchanged? Recomputes each record's hash from the stored bytes and the chain over them, checks
 * that positions and each stream's sequence numbers have no gap, and compares the heads with the anchors, those of the
 * chain itself if there is a node to ask.
 */
final class Verify {

    private final Evidence evidence;
    private final @Nullable ChainReader chain;

    Verify(Evidence evidence, @Nullable ChainReader chain) {
        this.evidence = evidence;
        this.chain = chain;
    }

    AuditReport run() {
        var report = new AuditReport("verify");
        for (var service : Evidence.SERVICES) {
            verify(service, report);
        }
        return report;
    }

    private void verify(String service, AuditReport report) {
        var anchors = anchors(service);
        var heads = new HashMap<Long, String>();
        anchors.forEach(a -> heads.put(a.to(), a.head()));
        var sequences = new HashMap<String, Long>();
        var head = HashChain.start(service);
        int anchored = 0;
        try (var log = evidence.log(service)) {
            for (var record : (Iterable<LogRecord>) log::iterator) {
                var fault = fault(record, head, sequences);
                if (fault != null) {
                    // What follows a broken record cannot be judged: the first one is the finding.
                    report.fault(service + ": " + fault);
                    return;
                }
                head = head.append(record.event());
                var anchor = heads.get(head.position());
                if (anchor != null) {
                    anchored++;
                    if (!anchor.equals(head.headHex())) {
                        report.fault(service + ": head at position " + head.position() + " is " + head.headHex()
                                + ", the anchor says " + anchor);
                    }
                }
            }
        }
        report.count("events", head.position());
        report.count(chain == null ? "anchors as exported" : "anchors on chain", anchored);
        if (anchored != anchors.size()) {
            report.fault(service + ": " + (anchors.size() - anchored) + " of " + anchors.size()
                    + " anchors lie beyond the log's end at position " + head.position());
        }
        if (head.position() > 0 && anchors.isEmpty()) {
            report.fault(service + ": no anchor covers the log");
        }
        report.same(service + " events", evidence.eventCount(service), "log", head.position(), "journal");
    }

    private static @Nullable String fault(LogRecord record, HashChain before, Map<String, Long> sequences) {
        var event = record.event();
        if (record.position() != before.position() + 1) {
            return "position " + (before.position() + 1) + " is missing, the next record is " + record.position();
        }
        long expected = sequences.merge(event.streamId(), 0L, (last, zero) -> last + 1);
        if (event.sequence() != expected) {
            return "position " + record.position() + ": stream " + event.streamId() + " goes on with sequence "
                    + event.sequence() + " where " + expected + " is due";
        }
        var computed = before.append(event).headHex();
        if (!computed.equals(record.hash())) {
            return "position " + record.position() + ", event " + event.eventId() + " " + event.name()
                    + ": its bytes give " + computed + ", the journal says " + record.hash();
        }
        return null;
    }

    private List<Evidence.Anchor> anchors(String service) {
        if (chain == null) {
            return evidence.anchors(service);
        }
        return chain.anchors(service).stream()
                .map(a -> new Evidence.Anchor(a.from(), a.to(), a.head().replaceFirst("^0x", "")))
                .toList();
    }
}
