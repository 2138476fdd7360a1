package io.penstock.cli.audit;

import io.penstock.onchain.ChainReader;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is the log of a running platform whole and unchanged? Recomputes each record's hash from the stored bytes and the
 * chain over them, checks that positions and each stream's sequence numbers have no gap, and compares heads and roots
 * with the anchors, those of the chain itself if there is a node to ask. For an exported folder see {@link
 * BundleVerify}.
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
        var disorder = JournalCheck.order(anchors);
        if (disorder != null) {
            report.fault(service + ": " + disorder);
            return;
        }
        var check = new JournalCheck(service, anchors);
        try (var log = evidence.log(service)) {
            for (var record : (Iterable<LogRecord>) log::iterator) {
                var fault = check.next(new Entry(record));
                if (fault != null) {
                    // What follows a broken record cannot be judged: the first one is the finding.
                    report.fault(service + ": " + fault);
                    return;
                }
            }
        }
        report.count("events", check.position());
        report.count(chain == null ? "anchors as exported" : "anchors on chain", check.anchored());
        var open = check.end();
        if (open != null) {
            report.fault(service + ": " + open);
        }
        report.same(service + " events", evidence.eventCount(service), "log", check.position(), "journal");
    }

    private List<Evidence.Anchor> anchors(String service) {
        if (chain == null) {
            return evidence.anchors(service);
        }
        return chain.anchors(service).stream()
                .map(a -> new Evidence.Anchor(a.from(), a.to(), bare(a.root()), bare(a.head())))
                .toList();
    }

    private static String bare(String hash) {
        return hash.replaceFirst("^0x", "");
    }

    /** A record as the check wants to see it. */
    record Entry(LogRecord record) implements JournalCheck.Entry {

        @Override
        public long position() {
            return record.position();
        }

        @Override
        public String eventId() {
            return record.event().eventId();
        }

        @Override
        public String name() {
            return record.event().name();
        }

        @Override
        public String streamId() {
            return record.event().streamId();
        }

        @Override
        public long sequence() {
            return record.event().sequence();
        }

        @Override
        public byte[] recordHash() {
            return record.event().hash();
        }

        @Override
        public byte[] chainHash() {
            try {
                return HexFormat.of().parseHex(record.hash());
            } catch (IllegalArgumentException _) {
                return new byte[0];
            }
        }
    }
}
