package io.penstock.cli.audit;

import io.penstock.contracts.journal.HashChain;
import io.penstock.contracts.journal.JournalRecord;
import io.penstock.contracts.journal.MerkleFrontier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Evidence in memory, made as a service makes it, for tests that then break it. */
final class KeptEvidence implements Evidence {

    final Map<String, List<LogRecord>> logs = new HashMap<>();
    final Map<String, List<Anchor>> anchors = new HashMap<>();

    /** Both services with so many events over three streams, anchored at the end. */
    static KeptEvidence of(int events) {
        var evidence = new KeptEvidence();
        for (var service : SERVICES) {
            var log = new ArrayList<LogRecord>();
            var head = HashChain.start(service);
            var root = new MerkleFrontier();
            for (int i = 0; i < events; i++) {
                var event = new JournalRecord(
                        "e-" + i,
                        "tranche",
                        "T-" + i % 3,
                        i / 3,
                        "tranche.principal-repaid",
                        "1",
                        "2026-11-21T00:00:00Z",
                        "{\"amount\":{\"currency\":\"USD\",\"minorUnits\":\"" + 100 * i + "\"}}",
                        "{\"commandId\":\"c-" + i + "\"}");
                head = head.append(event);
                root.add(event.hash());
                log.add(new LogRecord(head.position(), event, head.headHex()));
            }
            evidence.logs.put(service, log);
            evidence.anchors.put(
                    service,
                    List.of(new Anchor(1, head.position(), HexFormat.of().formatHex(root.root()), head.headHex())));
        }
        return evidence;
    }

    @Override
    public Stream<LogRecord> log(String service) {
        return logs.getOrDefault(service, List.of()).stream();
    }

    @Override
    public List<Anchor> anchors(String service) {
        return anchors.getOrDefault(service, List.of());
    }

    @Override
    public long eventCount(String service) {
        return logs.getOrDefault(service, List.of()).size();
    }
}
